/** One usage event per request, appended to a spool file off the event loop. */
@NullMarked
package mgwc.gateway.usage;

import org.jspecify.annotations.NullMarked;
