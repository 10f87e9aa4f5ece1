/** Operations and documents as one environment has them: overlays and defaults applied, contracts settled by settings. */
@NullMarked
package mgwc.compiler.effective;

import org.jspecify.annotations.NullMarked;
