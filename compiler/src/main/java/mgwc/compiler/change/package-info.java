/** Changes of effective values, and the rules that say what a change means. */
@NullMarked
package mgwc.compiler.change;

import org.jspecify.annotations.NullMarked;
