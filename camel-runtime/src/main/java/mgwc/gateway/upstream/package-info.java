/** Back ends: balancing, connections, timeouts, and streaming a request there and the response back. */
@NullMarked
package mgwc.gateway.upstream;

import org.jspecify.annotations.NullMarked;
