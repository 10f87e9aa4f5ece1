/** Everything the compiler checks beyond the schema: one class a rule. */
@NullMarked
package mgwc.compiler.rule;

import org.jspecify.annotations.NullMarked;
