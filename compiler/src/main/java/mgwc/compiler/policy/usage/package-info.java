/** The step that records requests. */
@NullMarked
package mgwc.compiler.policy.usage;

import org.jspecify.annotations.NullMarked;
