/** Whether a request is within its limits: token buckets that outlive a reload. */
@NullMarked
package mgwc.gateway.policy.throttle;

import org.jspecify.annotations.NullMarked;
