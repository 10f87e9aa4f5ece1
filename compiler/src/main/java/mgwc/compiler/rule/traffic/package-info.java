/** Rules about limits, timeouts and the backends of an endpoint set. */
@NullMarked
package mgwc.compiler.rule.traffic;

import org.jspecify.annotations.NullMarked;
