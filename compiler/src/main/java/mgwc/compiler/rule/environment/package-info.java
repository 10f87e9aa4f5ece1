/** Rules about the guardrails of an environment and about values that belong to another one. */
@NullMarked
package mgwc.compiler.rule.environment;

import org.jspecify.annotations.NullMarked;
