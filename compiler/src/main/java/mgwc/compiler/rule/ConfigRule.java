package mgwc.compiler.rule;

import mgwc.compiler.report.Rule;
import mgwc.compiler.resolve.EnvironmentConfig;

/**
 * A rule over one environment's effective configuration. Stateless; called once per environment; must not throw. Silent
 * about what refers to a broken file. Messages leave the environment's name out, so that what is found in several
 * environments is shown once.
 */
public interface ConfigRule extends Rule {

    void check(EnvironmentConfig config, Findings findings);
}
