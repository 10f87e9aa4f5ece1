/** All policies, in the order in which their steps run. */
@NullMarked
package mgwc.compiler.policy;

import org.jspecify.annotations.NullMarked;
