/** What the compiler has to say: positions, diagnostics, outcomes, and one renderer a format. */
@NullMarked
package mgwc.compiler.report;

import org.jspecify.annotations.NullMarked;
