package mgwc.compiler.rule;

import mgwc.compiler.diagnostic.Rule;

/**
 * A rule over one environment as a whole. Stateless; called once per environment; must not throw. Silent about what
 * refers to a broken file. Messages leave the environment's name out, so that what is found in several environments is
 * shown once.
 */
public interface EnvironmentRule extends Rule {

    void check(EnvironmentView environment, Findings findings);
}
