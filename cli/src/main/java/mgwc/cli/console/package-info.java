/** The terminal, files and arguments of a command, and how it ends. */
@NullMarked
package mgwc.cli.console;

import org.jspecify.annotations.NullMarked;
