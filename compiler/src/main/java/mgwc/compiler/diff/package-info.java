/** What changes between two trees: facts about effective values, leaf by leaf. */
@NullMarked
package mgwc.compiler.diff;

import org.jspecify.annotations.NullMarked;
