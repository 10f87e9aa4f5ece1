/** Who calls: the identity that authentication found, whatever kind of credential it looked at. */
@NullMarked
package mgwc.gateway.identity;

import org.jspecify.annotations.NullMarked;
