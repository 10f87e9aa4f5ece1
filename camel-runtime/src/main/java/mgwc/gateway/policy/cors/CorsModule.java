package mgwc.gateway.policy.cors;

import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.step.BuildContext;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.StepModule;

/** {@code cors}: lets web pages of other origins call. */
public final class CorsModule implements StepModule<CorsConfig> {

    @Override
    public String name() {
        return "cors";
    }

    @Override
    public Class<CorsConfig> config() {
        return CorsConfig.class;
    }

    @Override
    public Step build(CorsConfig config, ConfigPath at, BuildContext context) throws ReleaseRefused {
        try {
            return new Cors(config.rules());
        } catch (IllegalArgumentException e) {
            throw at.field("origins").wrong("cannot be used: " + e.getMessage());
        }
    }
}
