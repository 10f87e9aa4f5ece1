/** Secrets by reference, resolved once when the gateway starts. */
@NullMarked
package mgwc.gateway.secret;

import org.jspecify.annotations.NullMarked;
