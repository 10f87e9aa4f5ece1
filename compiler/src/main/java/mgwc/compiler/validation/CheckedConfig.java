package mgwc.compiler.validation;

import mgwc.compiler.resolve.EnvironmentConfig;

/**
 * A configuration that passed every rule. Only {@link RuleSet} makes one, so a plan cannot be made of anything else.
 */
public final class CheckedConfig {

    private final EnvironmentConfig config;

    CheckedConfig(EnvironmentConfig config) {
        this.config = config;
    }

    public EnvironmentConfig config() {
        return config;
    }
}
