/** The step that sends requests to backends. */
@NullMarked
package mgwc.compiler.policy.forward;

import org.jspecify.annotations.NullMarked;
