/**
 * The usage events that gateways spool: what one says, its published schema, and a reader that trusts no byte of a
 * file.
 */
@NullMarked
package mgwc.analytics.event;

import org.jspecify.annotations.NullMarked;
