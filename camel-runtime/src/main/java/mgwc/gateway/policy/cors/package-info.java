/** Which web pages may read what the gateway serves. */
@NullMarked
package mgwc.gateway.policy.cors;

import org.jspecify.annotations.NullMarked;
