/** The local loop: mock backends, a token issuer, and recompilation on save. */
@NullMarked
package mgwc.dev;

import org.jspecify.annotations.NullMarked;
