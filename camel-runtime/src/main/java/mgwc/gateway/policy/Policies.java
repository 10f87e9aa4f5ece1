package mgwc.gateway.policy;

import java.util.List;
import mgwc.gateway.forward.ForwardModule;
import mgwc.gateway.policy.authenticate.AuthenticateModule;
import mgwc.gateway.policy.authorize.AuthorizeModule;
import mgwc.gateway.policy.cors.CorsModule;
import mgwc.gateway.policy.headers.HeadersModule;
import mgwc.gateway.policy.throttle.ThrottleModule;
import mgwc.gateway.step.StepModule;
import mgwc.gateway.usage.UsageModule;

/** The modules of all steps, in the order of {@link mgwc.release.StepCatalogue}. */
public final class Policies {

    public static final List<StepModule<?>> MODULES = List.of(
            new CorsModule(),
            new AuthenticateModule(),
            new AuthorizeModule(),
            new ThrottleModule(),
            new HeadersModule(),
            new ForwardModule(),
            new UsageModule());

    private Policies() {}
}
