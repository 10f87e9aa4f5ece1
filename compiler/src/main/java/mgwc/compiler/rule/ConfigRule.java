package mgwc.compiler.rule;

import mgwc.compiler.report.Rule;
import mgwc.compiler.resolve.EnvironmentConfig;

/** A rule over one environment's effective configuration. Stateless; called once per environment; must not throw. */
public interface ConfigRule extends Rule {

    void check(EnvironmentConfig config, Findings findings);
}
