/** What the steps share: the operation a request matched, and the request on its way through the route. */
@NullMarked
package mgwc.gateway.operation;

import org.jspecify.annotations.NullMarked;
