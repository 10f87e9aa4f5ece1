/** The policies of the gateway, each in a package of its own, and the list of them. */
@NullMarked
package mgwc.gateway.policy;

import org.jspecify.annotations.NullMarked;
