/** The gateway process: what is started, in which order, and how it stops. */
@NullMarked
package mgwc.gateway;

import org.jspecify.annotations.NullMarked;
