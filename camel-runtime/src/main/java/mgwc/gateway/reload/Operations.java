package mgwc.gateway.reload;

import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.jwt.InvalidKeySetException;
import mgwc.gateway.jwt.Issuer;
import mgwc.gateway.jwt.KeySet;
import mgwc.gateway.jwt.KeySource;
import mgwc.gateway.jwt.SignatureAlgorithm;
import mgwc.gateway.jwt.TokenVerifier;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.operation.Operation;
import mgwc.gateway.operation.Subscriber;
import mgwc.gateway.release.GatewayConfig;
import mgwc.gateway.release.GatewayConfig.Api;
import mgwc.gateway.release.GatewayConfig.ApiOperation;
import mgwc.gateway.release.GatewayConfig.Application;
import mgwc.gateway.release.GatewayConfig.Tier;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.secret.SecretException;
import mgwc.gateway.throttle.Limit;
import mgwc.gateway.throttle.LimitSubject;
import mgwc.gateway.throttle.Limiter;
import mgwc.gateway.throttle.Limiters;
import mgwc.gateway.upstream.Upstream;

/** Resolves every name in a release once, so that the steps of a request look nothing up. */
final class Operations {

    private final SharedState shared;
    private final Release release;
    private final Lease lease;
    private final Map<String, Issuer> issuers = new HashMap<>();
    private final Map<String, Upstream> upstreams = new HashMap<>();
    private final Map<String, Subscriber> subscribers = new HashMap<>();

    /** An operation and the method it is called with. */
    record Served(HttpMethod method, Operation operation) {}

    private Operations(SharedState shared, Release release, Lease lease) {
        this.shared = shared;
        this.release = release;
        this.lease = lease;
    }

    /** The operations of a release; what they share with other generations is held by the lease. */
    static List<Served> of(Release release, SharedState shared, Lease lease) throws ReleaseRefused {
        Operations operations = new Operations(shared, release, lease);
        GatewayConfig config = release.gateway();
        for (var issuer : config.issuers().entrySet()) {
            operations.issuers.put(issuer.getKey(), operations.issuer(issuer.getKey(), issuer.getValue()));
        }
        for (var upstream : config.upstreams().entrySet()) {
            operations.upstreams.put(upstream.getKey(), operations.upstream(upstream.getKey(), upstream.getValue()));
        }
        config.applications().forEach(operations::addSubscribers);
        List<Served> served = new ArrayList<>();
        for (var api : new TreeMap<>(config.apis()).entrySet()) {
            operations.addApi(api.getKey(), api.getValue(), served);
        }
        return served;
    }

    private void addApi(String id, Api api, List<Served> served) {
        for (var route : new TreeMap<>(api.routes()).entrySet()) {
            for (ApiOperation operation : route.getValue().operations()) {
                served.add(new Served(
                        HttpMethod.valueOf(operation.method()),
                        new Operation(
                                release.shortDigest(),
                                id,
                                api.basePath(),
                                operation.id(),
                                operation.path(),
                                route.getKey(),
                                verifier(operation),
                                Set.copyOf(operation.scopes()),
                                operation.subscription().equals(Optional.of(GatewayConfig.Subscription.REQUIRED)),
                                operation.issuers().isEmpty() ? Map.of() : subscribers,
                                limiters(id, api, operation),
                                upstreams(api, operation))));
            }
        }
    }

    private Optional<TokenVerifier> verifier(ApiOperation operation) {
        if (operation.issuers().isEmpty()) {
            return Optional.empty();
        }
        Set<Issuer> trusted = new HashSet<>();
        operation.issuers().forEach(name -> trusted.add(Objects.requireNonNull(issuers.get(name))));
        return Optional.of(shared.verifiers().verifier(trusted, lease));
    }

    /** The operation's limit before the API's, so that what one refuses does not use up what all share. */
    private List<Limiter> limiters(String id, Api api, ApiOperation operation) {
        List<Limiter> limiters = new ArrayList<>(2);
        operation
                .tier()
                .ifPresent(tier -> limiters.add(limiter(new LimitSubject.OfOperation(id, operation.id()), tier)));
        api.tier().ifPresent(tier -> limiters.add(limiter(new LimitSubject.OfApi(id), tier)));
        return limiters;
    }

    private Limiter limiter(LimitSubject subject, String tierName) {
        Tier tier = Objects.requireNonNull(release.gateway().tiers().get(tierName));
        return shared.limiters().limiter(subject, new Limit(tier.requests(), tier.per(), tier.burst()), lease);
    }

    private Map<KeyType, Upstream> upstreams(Api api, ApiOperation operation) {
        Map<KeyType, Upstream> byKeyType = new EnumMap<>(KeyType.class);
        api.endpoints()
                .forEach((keyType, name) -> byKeyType.put(
                        keyType,
                        Objects.requireNonNull(
                                upstreams.get(operation.upstream().orElse(name)))));
        return byKeyType;
    }

    private void addSubscribers(String name, Application application) {
        Map<String, Limiter> subscriptions = new HashMap<>();
        application.subscriptions().forEach((api, subscription) -> {
            LimitSubject subject = new LimitSubject.OfSubscription(name, api);
            subscriptions.put(
                    api,
                    subscription
                            .tier()
                            .map(tier -> limiter(subject, tier))
                            .orElseGet(() -> Limiters.unlimited(subject)));
        });
        application
                .credentials()
                .values()
                .forEach(credential -> subscribers.put(
                        credential.clientId(), new Subscriber(name, credential.keyType(), subscriptions)));
    }

    private Issuer issuer(String name, GatewayConfig.Issuer config) throws ReleaseRefused {
        Set<SignatureAlgorithm> algorithms = new HashSet<>();
        for (String algorithm : config.algorithms()) {
            algorithms.add(SignatureAlgorithm.named(algorithm)
                    .orElseThrow(() -> new ReleaseRefused(
                            "issuer `" + name + "` names the algorithm `" + algorithm
                                    + "`, which this gateway does not verify",
                            "remove it from the issuer's `algorithms` and build the release again")));
        }
        return new Issuer(
                name,
                config.issuer(),
                Set.copyOf(config.audiences()),
                algorithms,
                keys(name, config.jwks()),
                config.clientIdClaims(),
                Duration.ofMillis(config.clockSkewMillis()));
    }

    private KeySource keys(String issuer, GatewayConfig.KeySource source) throws ReleaseRefused {
        if (source.url().isPresent()) {
            return new KeySource.Remote(URI.create(source.url().get()));
        }
        String file = source.file().orElseThrow();
        try {
            return new KeySource.Bundled(KeySet.read(release.file(file)));
        } catch (InvalidKeySetException e) {
            throw new ReleaseRefused(
                    "the keys of issuer `" + issuer + "` in `" + file + "` cannot be used: " + e.getMessage(),
                    "put the issuer's public JWK Set into the workspace and build the release again");
        }
    }

    private Upstream upstream(String name, GatewayConfig.Upstream config) throws ReleaseRefused {
        try {
            return shared.upstreams().get(name, config, lease);
        } catch (SecretException e) {
            throw new ReleaseRefused(
                    "upstream `" + name + "` has no credentials: " + e.getMessage(),
                    "make the secret available to the gateway's process and start or reload again");
        }
    }
}
