package mgwc.gateway.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.secret.SecretRef;

/**
 * The contents of {@code gateway.json}: everything the steps need to know, as the compiler wrote it.
 *
 * <p>A component is required unless it is an {@link Optional} or says that its absence means empty.
 *
 * @param apis by API id ({@code pizza-shack-v1})
 * @param applications by name
 * @param issuers by the name that operations refer to
 * @param tiers by the name that APIs, operations and subscriptions refer to
 * @param upstreams by the name that endpoints and operations refer to ({@code pizza-shack-v1/production})
 */
public record GatewayConfig(
        Admin admin,
        Analytics analytics,
        Map<String, Api> apis,
        Map<String, Application> applications,
        String environment,
        int formatVersion,
        Map<String, Issuer> issuers,
        Listener listener,
        Map<String, Tier> tiers,
        Map<String, Upstream> upstreams) {
    public GatewayConfig {
        apis = Map.copyOf(apis);
        applications = Map.copyOf(applications);
        issuers = Map.copyOf(issuers);
        tiers = Map.copyOf(tiers);
        upstreams = Map.copyOf(upstreams);
    }

    /** Where health, metrics and reload are served. */
    public record Admin(String host, int port) {}

    /** @param spoolDirectory relative to the gateway's working directory */
    public record Analytics(boolean enabled, String spoolDirectory) {}

    /** Where requests come in. */
    public record Listener(String host, int port, Optional<ListenerTls> tls, Optional<TrustedProxies> trustedProxies) {}

    /**
     * @param certificateFile PEM chain on the gateway's machine
     * @param privateKey PEM key, PKCS #8
     */
    public record ListenerTls(String certificateFile, SecretRef privateKey) {}

    /**
     * The proxies in front of the gateway that may say who the caller is: exactly one of the two.
     *
     * @param hops how many proxies every request passes, the one that connects to the gateway included
     * @param networks that the proxies connect from, in CIDR notation
     */
    public record TrustedProxies(Optional<Integer> hops, Optional<List<String>> networks) {
        public TrustedProxies {
            if (hops.isPresent() == networks.isPresent()) {
                throw new IllegalArgumentException("trusted proxies need exactly one of `hops` and `networks`");
            }
            networks = networks.map(List::copyOf);
        }
    }

    /**
     * @param endpoints upstream by key type; a key type may be missing
     * @param routes by Camel route id
     * @param tier the API's own limit
     */
    public record Api(
            String basePath,
            Map<KeyType, String> endpoints,
            String name,
            Map<String, Route> routes,
            Optional<String> tier,
            String version) {
        public Api {
            endpoints = Map.copyOf(endpoints);
            routes = Map.copyOf(routes);
        }
    }

    /** The operations that go through the steps of one Camel route. */
    public record Route(List<ApiOperation> operations) {
        public Route {
            operations = List.copyOf(operations);
        }
    }

    /**
     * @param issuers empty on an anonymous operation
     * @param path OpenAPI template below the API's base path
     * @param upstream instead of the endpoint set that the caller's key type selects
     */
    public record ApiOperation(
            String id,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> issuers,
            String method,
            String path,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> scopes,
            Optional<Subscription> subscription,
            Optional<String> tier,
            Optional<String> upstream) {
        public ApiOperation {
            issuers = List.copyOf(issuers);
            scopes = List.copyOf(scopes);
        }
    }

    /** Whether a caller must be an application that subscribed to the API. */
    public enum Subscription {
        @JsonProperty("required")
        REQUIRED,
        @JsonProperty("optional")
        OPTIONAL
    }

    /**
     * @param credentials by name
     * @param subscriptions by API id
     */
    public record Application(Map<String, Credential> credentials, Map<String, SubscribedApi> subscriptions) {
        public Application {
            credentials = Map.copyOf(credentials);
            subscriptions = Map.copyOf(subscriptions);
        }
    }

    /** @param tier absent when requests are not limited */
    public record SubscribedApi(Optional<String> tier) {}

    /** An OAuth2 client of an application. */
    public record Credential(String clientId, KeyType keyType) {}

    /**
     * @param issuer the exact {@code iss} claim
     * @param audiences a token needs one of them in {@code aud}
     * @param clientIdClaims claims that may name the client, first match counts
     */
    public record Issuer(
            List<String> algorithms,
            List<String> audiences,
            List<String> clientIdClaims,
            long clockSkewMillis,
            String issuer,
            KeySource jwks) {
        public Issuer {
            algorithms = List.copyOf(algorithms);
            audiences = List.copyOf(audiences);
            clientIdClaims = List.copyOf(clientIdClaims);
        }
    }

    /**
     * Where a JWK Set comes from: exactly one of the two.
     *
     * @param file path in the release, see {@link Release#file}
     * @param url fetched by the gateway
     */
    public record KeySource(Optional<String> file, Optional<String> url) {
        public KeySource {
            if (file.isPresent() == url.isPresent()) {
                throw new IllegalArgumentException("a key source needs exactly one of `file` and `url`");
            }
        }
    }

    /** A token bucket: {@code requests} per {@code perMillis}, at most {@code burst} at once. */
    public record Tier(long burst, long perMillis, long requests) {
        public Duration per() {
            return Duration.ofMillis(perMillis);
        }
    }

    /** @param caFile PEM certificates on the gateway's machine, trusted instead of the platform's */
    public record Upstream(
            Optional<BackendAuthentication> authentication,
            List<Backend> backends,
            Optional<String> caFile,
            LoadBalancing loadBalancing,
            Timeouts timeouts) {
        public Upstream {
            backends = List.copyOf(backends);
        }
    }

    /** One address of an upstream. */
    public record Backend(String name, String url, int weight) {}

    /** How requests are spread over the back ends of an upstream. */
    public enum LoadBalancing {
        /** In turn, in proportion to the weights. */
        @JsonProperty("round-robin")
        ROUND_ROBIN
    }

    /** In milliseconds; {@code responseMillis} runs to the head of the response. */
    public record Timeouts(long connectMillis, long idleMillis, long responseMillis) {}

    /** How the gateway identifies itself to a back end: exactly one of the two. */
    public record BackendAuthentication(Optional<Basic> basic, Optional<HeaderCredential> header) {
        public BackendAuthentication {
            if (basic.isPresent() == header.isPresent()) {
                throw new IllegalArgumentException("back-end authentication needs exactly one of `basic` and `header`");
            }
        }
    }

    /** HTTP Basic (RFC 7617). */
    public record Basic(SecretRef password, String username) {}

    /** A fixed header whose value is a secret. */
    public record HeaderCredential(String name, SecretRef value) {}
}
