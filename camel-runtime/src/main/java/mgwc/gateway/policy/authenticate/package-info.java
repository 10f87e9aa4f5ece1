/** {@code authenticate}: who calls, by the bearer token of the request. */
@NullMarked
package mgwc.gateway.policy.authenticate;

import org.jspecify.annotations.NullMarked;
