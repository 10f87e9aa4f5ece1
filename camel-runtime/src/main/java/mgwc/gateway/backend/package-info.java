/** Connections to backends: addresses, pools, TLS and credentials, and one HTTP/1.1 exchange at a time. */
@NullMarked
package mgwc.gateway.backend;

import org.jspecify.annotations.NullMarked;
