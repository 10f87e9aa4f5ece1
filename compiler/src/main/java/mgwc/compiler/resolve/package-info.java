/** One environment with its overlays merged, references bound and the origin of every value kept. */
@NullMarked
package mgwc.compiler.resolve;

import org.jspecify.annotations.NullMarked;
