/** One class for each command, and the steps that commands share. */
@NullMarked
package mgwc.cli.command;

import org.jspecify.annotations.NullMarked;
