/** Rules about requests that several operations match, or that no operation can. */
@NullMarked
package mgwc.compiler.rule.routing;

import org.jspecify.annotations.NullMarked;
