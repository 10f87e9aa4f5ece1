package mgwc.dev;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.plan.GatewayPlan;
import mgwc.compiler.step.ApplicationDefinition;
import mgwc.compiler.step.ApplicationDefinition.Credential;
import mgwc.compiler.step.IssuerDefinition;
import mgwc.compiler.step.KeyType;
import mgwc.compiler.text.Listing;
import mgwc.dev.LocalIssuer.Grant;

/** Knows what a token has to say so that a gateway of one environment takes it as one of a given application. */
public final class TokenIssuer {

    private final String environment;
    private final SortedMap<String, Trusted> issuers;
    private final SortedMap<String, SortedMap<String, Credential>> applications;

    /** What a gateway wants to read in the tokens of an issuer. */
    record Trusted(String issuer, String audience, String clientIdClaim) {}

    /** @param applications credentials by name, by the application's name */
    TokenIssuer(
            String environment,
            SortedMap<String, Trusted> issuers,
            SortedMap<String, SortedMap<String, Credential>> applications) {
        this.environment = environment;
        this.issuers = issuers;
        this.applications = applications;
    }

    public TokenIssuer(GatewayPlan plan) {
        this(plan.environment(), new TreeMap<>(), new TreeMap<>());
        plan.definitions()
                .of(IssuerDefinition.KIND)
                .forEach((name, issuer) -> issuers.put(
                        name,
                        new Trusted(
                                issuer.issuer(),
                                issuer.audiences().getFirst(),
                                issuer.clientIdClaims().getFirst())));
        plan.definitions()
                .of(ApplicationDefinition.KIND)
                .forEach((name, application) -> applications.put(name, application.credentials()));
    }

    /**
     * An office for what the last session of a workspace ran, for while the workspace has errors.
     *
     * @return empty if no session ran that environment
     */
    public static Optional<TokenIssuer> ofLastSession(Path workspace, String environment) {
        return LastRelease.tokens(DevSession.Setup.folder(workspace).resolve("release"), environment);
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

    /** @throws UnknownNameException when the request names something that the environment does not have */
    public Grant grant(Request request) {
        Trusted issuer = issuer(request.issuer());
        Credential credential = credential(application(request.application()), request.credential());
        return new Grant(
                issuer.issuer(),
                issuer.audience(),
                issuer.clientIdClaim(),
                credential.clientId(),
                request.scopes(),
                request.lifetime());
    }

    private Trusted issuer(Optional<String> name) {
        if (issuers.isEmpty()) {
            throw new UnknownNameException("environment `" + environment + "` has no token issuers");
        }
        return named("issuer", name.orElse(issuers.firstKey()), issuers);
    }

    private String application(Optional<String> name) {
        if (applications.isEmpty()) {
            throw new UnknownNameException("the workspace has no applications");
        }
        String wanted = name.orElse(applications.firstKey());
        named("application", wanted, applications);
        return wanted;
    }

    private Credential credential(String application, Optional<String> name) {
        SortedMap<String, Credential> credentials = named("application", application, applications);
        if (name.isPresent()) {
            return named("credential", name.get(), credentials);
        }
        return credentials.values().stream()
                .filter(credential -> credential.keyType() == KeyType.PRODUCTION)
                .findFirst()
                .or(() -> credentials.values().stream().findFirst())
                .orElseThrow(() -> new UnknownNameException("application `" + application + "` has no credentials"));
    }

    private static <T> T named(String what, String name, Map<String, T> candidates) {
        T found = candidates.get(name);
        if (found == null) {
            throw unknown(what, name, candidates.keySet());
        }
        return found;
    }

    private static UnknownNameException unknown(String what, String name, Collection<String> known) {
        String there = switch (known.size()) {
            case 0 -> "there is none";
            case 1 -> "there is only " + Listing.of(known);
            default -> "there are " + Listing.of(known);
        };
        return new UnknownNameException("no " + what + " `" + name + "`; " + there);
    }
}
