/** Text in messages and from files: made safe to show, listed, and compared by spelling. */
@NullMarked
package mgwc.compiler.text;

import org.jspecify.annotations.NullMarked;
