/** From one release to the next without losing a request. */
@NullMarked
package mgwc.gateway.reload;

import org.jspecify.annotations.NullMarked;
