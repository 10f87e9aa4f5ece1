/** Operations and documents as one environment has them, with overlays and defaults applied. */
@NullMarked
package mgwc.compiler.effective;

import org.jspecify.annotations.NullMarked;
