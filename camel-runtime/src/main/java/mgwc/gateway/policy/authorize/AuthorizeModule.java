package mgwc.gateway.policy.authorize;

import java.util.Set;
import mgwc.gateway.policy.authorize.AuthorizeConfig.Subscription;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.step.BuildContext;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.StepModule;

/** {@code authorize}: asks for scopes and subscriptions. */
public final class AuthorizeModule implements StepModule<AuthorizeConfig> {

    @Override
    public String name() {
        return "authorize";
    }

    @Override
    public Class<AuthorizeConfig> config() {
        return AuthorizeConfig.class;
    }

    @Override
    public Step build(AuthorizeConfig config, ConfigPath at, BuildContext context) {
        return new Authorize(Set.copyOf(config.scopes()), config.subscription() == Subscription.REQUIRED);
    }
}
