/**
 * Memory for the bodies on their way through the gateway: a budget for all, a share of each API, an account of each
 * body.
 */
@NullMarked
package mgwc.gateway.budget;

import org.jspecify.annotations.NullMarked;
