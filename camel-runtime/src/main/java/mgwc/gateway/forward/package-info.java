/** A request on its way to a backend and the response on its way back. */
@NullMarked
package mgwc.gateway.forward;

import org.jspecify.annotations.NullMarked;
