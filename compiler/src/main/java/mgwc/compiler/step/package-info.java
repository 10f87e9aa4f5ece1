/** The plug-in point of policies: what plans a step, and the definitions that steps refer to. */
@NullMarked
package mgwc.compiler.step;

import org.jspecify.annotations.NullMarked;
