/** The step that checks scopes and subscriptions. */
@NullMarked
package mgwc.compiler.policy.authorize;

import org.jspecify.annotations.NullMarked;
