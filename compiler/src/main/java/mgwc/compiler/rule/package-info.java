/** One interface for each view of a workspace that a rule may take; the rules themselves are below, by topic. */
@NullMarked
package mgwc.compiler.rule;

import org.jspecify.annotations.NullMarked;
