package mgwc.gateway.usage;

import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.step.BuildContext;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.StepModule;

/** {@code usage}: a usage event for each request, if the gateway has a spool. */
public final class UsageModule implements StepModule<UsageModule.Config> {

    /** There is nothing to choose. */
    public record Config() {}

    @Override
    public String name() {
        return "usage";
    }

    @Override
    public Class<Config> config() {
        return Config.class;
    }

    @Override
    public Step build(Config config, ConfigPath at, BuildContext context) {
        return new Usage(context.shared().find(Spool.class));
    }
}
