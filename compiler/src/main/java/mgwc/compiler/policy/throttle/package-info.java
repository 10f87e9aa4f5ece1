/** The step that holds requests to limits. */
@NullMarked
package mgwc.compiler.policy.throttle;

import org.jspecify.annotations.NullMarked;
