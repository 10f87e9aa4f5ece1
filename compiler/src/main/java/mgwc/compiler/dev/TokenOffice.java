package mgwc.compiler.dev;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.dev.LocalIssuer.Grant;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.plan.GatewayPlan.ApplicationPlan;
import mgwc.compiler.plan.GatewayPlan.IssuerPlan;
import mgwc.model.Application.Credential;
import mgwc.model.KeyType;

/** Knows what a token has to say so that a gateway of one environment takes it as one of a given application. */
public final class TokenOffice {

    private final GatewayPlan plan;

    public TokenOffice(GatewayPlan plan) {
        this.plan = plan;
    }

    /**
     * What somebody wants a token for; whatever is left out is chosen.
     *
     * @param application the first one when absent
     * @param credential the application's first production credential when absent
     * @param issuer the first one when absent
     */
    public record Request(
            Optional<String> application,
            Optional<String> credential,
            Optional<String> issuer,
            List<String> scopes,
            Duration lifetime) {
        public Request {
            scopes = List.copyOf(scopes);
        }
    }

    /** @throws UnknownName when the request names something that the environment does not have */
    public Grant grant(Request request) {
        IssuerPlan issuer = issuer(request.issuer());
        Credential credential = credential(application(request.application()), request.credential());
        return new Grant(
                issuer.issuer(),
                issuer.audiences().getFirst(),
                issuer.clientIdClaims().getFirst(),
                credential.clientId(),
                request.scopes(),
                request.lifetime());
    }

    private IssuerPlan issuer(Optional<String> name) {
        if (plan.issuers().isEmpty()) {
            throw new UnknownName("environment `" + plan.environment() + "` has no token issuers");
        }
        return named("issuer", name.orElse(plan.issuers().firstKey()), plan.issuers());
    }

    private ApplicationPlan application(Optional<String> name) {
        List<String> names =
                plan.applications().stream().map(ApplicationPlan::name).sorted().toList();
        if (names.isEmpty()) {
            throw new UnknownName("the workspace has no applications");
        }
        String wanted = name.orElse(names.getFirst());
        return plan.applications().stream()
                .filter(application -> application.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown("application", wanted, names));
    }

    private static Credential credential(ApplicationPlan application, Optional<String> name) {
        if (name.isPresent()) {
            return named("credential", name.get(), application.credentials());
        }
        return application.credentials().values().stream()
                .filter(credential -> credential.keyType() == KeyType.PRODUCTION)
                .findFirst()
                .or(() -> application.credentials().values().stream().findFirst())
                .orElseThrow(() -> new UnknownName("application `" + application.name() + "` has no credentials"));
    }

    private static <T> T named(String what, String name, Map<String, T> candidates) {
        T found = candidates.get(name);
        if (found == null) {
            throw unknown(what, name, candidates.keySet());
        }
        return found;
    }

    private static UnknownName unknown(String what, String name, Collection<String> known) {
        return new UnknownName("no " + what + " `" + name + "`; there is `" + String.join("`, `", known) + "`");
    }
}
