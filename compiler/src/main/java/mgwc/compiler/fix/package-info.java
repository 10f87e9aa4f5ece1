/** What can be put right without asking: edits of a file that change no more than a rule says. */
@NullMarked
package mgwc.compiler.fix;

import org.jspecify.annotations.NullMarked;
