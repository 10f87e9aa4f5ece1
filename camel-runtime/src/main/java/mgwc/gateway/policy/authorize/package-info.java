/** {@code authorize}: whether the caller may use the operation. */
@NullMarked
package mgwc.gateway.policy.authorize;

import org.jspecify.annotations.NullMarked;
