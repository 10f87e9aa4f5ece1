/** The step that verifies tokens. */
@NullMarked
package mgwc.compiler.policy.authenticate;

import org.jspecify.annotations.NullMarked;
