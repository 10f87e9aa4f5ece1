/** Documents in their one canonical form: every comment kept where it belongs, the meaning never touched. */
@NullMarked
package mgwc.compiler.format;

import org.jspecify.annotations.NullMarked;
