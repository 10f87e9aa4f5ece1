package mgwc.gateway.policy.authenticate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mgwc.gateway.identity.Application;
import mgwc.gateway.identity.ApplicationDefinition;
import mgwc.gateway.jwt.Issuer;
import mgwc.gateway.jwt.TokenVerifiers;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.DefinitionKind;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.step.BuildContext;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.StepModule;

/** {@code authenticate}: accepts requests with a token of a trusted issuer. */
public final class AuthenticateModule implements StepModule<AuthenticateConfig> {

    /** The clients that the release knows, for all configurations. */
    private record Clients(Map<String, Application> byId) {}

    /** The issuers that were made, by the claims that are kept and by name, so that key files are read once. */
    private record Issuers(Map<Set<String>, Map<String, Issuer>> byClaims) {}

    @Override
    public String name() {
        return "authenticate";
    }

    @Override
    public Class<AuthenticateConfig> config() {
        return AuthenticateConfig.class;
    }

    @Override
    public List<DefinitionKind<?>> definitions() {
        return List.of(ApplicationDefinition.KIND, IssuerDefinition.KIND);
    }

    @Override
    public Step build(AuthenticateConfig config, ConfigPath at, BuildContext context) throws ReleaseRefused {
        at.field("issuers").that(!config.issuers().isEmpty(), "is empty, so nobody could call");
        Set<Issuer> trusted = new HashSet<>();
        for (String issuer : config.issuers()) {
            trusted.add(issuer(issuer, Set.copyOf(config.claims()), at.field("issuers"), context));
        }
        Clients clients = context.once(
                Clients.class,
                () -> new Clients(ApplicationDefinition.byClient(context.definitions(ApplicationDefinition.KIND))));
        TokenVerifiers verifiers = context.shared().get(TokenVerifiers.class, TokenVerifiers::new);
        boolean forwardToken = config.forwardToken().orElse(false);
        return new Authenticate(verifiers.verifier(trusted, context.lease()), clients.byId(), forwardToken);
    }

    private static Issuer issuer(String name, Set<String> claims, ConfigPath at, BuildContext context)
            throws ReleaseRefused {
        IssuerDefinition definition = context.definition(IssuerDefinition.KIND, name, at);
        Map<String, Issuer> known = context.once(Issuers.class, () -> new Issuers(new HashMap<>()))
                .byClaims()
                .computeIfAbsent(claims, first -> new HashMap<>());
        Issuer issuer = known.get(name);
        if (issuer == null) {
            issuer = definition.toIssuer(name, claims, context);
            known.put(name, issuer);
        }
        return issuer;
    }
}
