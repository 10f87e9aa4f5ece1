/** Header fields that the gateway sets, adds and removes on requests and responses. */
@NullMarked
package mgwc.gateway.policy.headers;

import org.jspecify.annotations.NullMarked;
