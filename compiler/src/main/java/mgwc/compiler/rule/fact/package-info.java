/** The facts about one API that rules judge beside those of others: base paths, routes, addresses, names. */
@NullMarked
package mgwc.compiler.rule.fact;

import org.jspecify.annotations.NullMarked;
