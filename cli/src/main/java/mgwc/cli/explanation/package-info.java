/** Pages about the ids and names that any output prints. */
@NullMarked
package mgwc.cli.explanation;

import org.jspecify.annotations.NullMarked;
