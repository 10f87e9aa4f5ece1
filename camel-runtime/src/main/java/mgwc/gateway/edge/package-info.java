/** HTTP in: the platform-http engine, the route table, and the limits of what is accepted from a client. */
@NullMarked
package mgwc.gateway.edge;

import org.jspecify.annotations.NullMarked;
