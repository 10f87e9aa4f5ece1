/** Rules that a workspace brings itself, as expressions in CEL. */
@NullMarked
package mgwc.compiler.rule.organisation;

import org.jspecify.annotations.NullMarked;
