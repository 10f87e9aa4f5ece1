/** What outlives a reload: state that is shared by generations and dropped when the last one that uses it is gone. */
@NullMarked
package mgwc.gateway.lease;

import org.jspecify.annotations.NullMarked;
