/** Whether a bearer token is good, decided in plain Java: keys, signature, claims, and a cache that honours expiry. */
@NullMarked
package mgwc.gateway.jwt;

import org.jspecify.annotations.NullMarked;
