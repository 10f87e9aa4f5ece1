/** Files of a work tree, of the Git index or of a commit; the only place that reads input. */
@NullMarked
package mgwc.compiler.source;

import org.jspecify.annotations.NullMarked;
