package mgwc.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One place APIs are promoted to: its listeners, token issuers, limits and what it does not allow. */
public record Environment(Metadata metadata, Spec spec) {

    /** @param tiers what this environment changes of the workspace's throttling tiers, by tier name */
    public record Spec(
            Listener listener,
            Admin admin,
            Map<String, Issuer> issuers,
            Map<String, TierChange> tiers,
            Guardrails guardrails,
            ApiSelection apis,
            Analytics analytics) {
        public Spec {
            issuers = Map.copyOf(issuers);
            tiers = Map.copyOf(tiers);
        }
    }

    /** Where requests come in. */
    public record Listener(String host, int port, Optional<ListenerTls> tls, Optional<TrustedProxies> trustedProxies) {}

    /**
     * @param certificateFile PEM chain on the gateway's machine
     * @param privateKey PEM key, PKCS #8
     */
    public record ListenerTls(String certificateFile, SecretValue privateKey) {}

    /**
     * The proxies in front of the gateway that may say who the caller is: exactly one of the two.
     *
     * @param networks that the proxies connect from, as {@link mgwc.value.IpNetwork} reads them
     * @param hops how many proxies every request passes, the one that connects to the gateway included
     */
    public record TrustedProxies(Optional<List<String>> networks, Optional<Integer> hops) {
        public TrustedProxies {
            networks = networks.map(List::copyOf);
        }
    }

    /**
     * Where health, metrics and reload are served; not meant for callers of APIs.
     *
     * @param hostNames values of {@code Host} that are accepted beside IP addresses, {@code localhost} and the host
     */
    public record Admin(String host, int port, List<String> hostNames, Readiness readiness) {
        public Admin {
            hostNames = List.copyOf(hostNames);
        }
    }

    /**
     * The conditions of {@code /ready}, besides that the gateway listens.
     *
     * @param keySets whether the key set of every issuer that an API trusts has to be there
     */
    public record Readiness(KeySets keySets) {}

    /** Whether the gateway is ready without the key sets of its issuers. */
    public enum KeySets {
        @JsonProperty("optional")
        OPTIONAL,
        @JsonProperty("required")
        REQUIRED
    }

    /**
     * An authorization server whose tokens the environment trusts.
     *
     * @param issuer the exact {@code iss} claim
     * @param audiences accepted {@code aud} values; a token needs one of them
     * @param algorithms accepted JWS algorithms
     * @param tls towards the server of the key set
     * @param clientIdClaims claims that may name the client, first match counts
     * @param clockSkew tolerated difference of clocks for {@code exp}, {@code nbf} and {@code iat}
     */
    public record Issuer(
            String issuer,
            List<String> audiences,
            List<String> algorithms,
            KeySource jwks,
            Optional<IssuerTls> tls,
            List<String> clientIdClaims,
            Duration clockSkew) {
        public Issuer {
            audiences = List.copyOf(audiences);
            algorithms = List.copyOf(algorithms);
            clientIdClaims = List.copyOf(clientIdClaims);
        }
    }

    /**
     * Where the keys of an issuer come from: exactly one of the two.
     *
     * @param file JWK Set (RFC 7517) in the workspace, relative to its root; travels in the release
     * @param url JWK Set the gateway fetches and refreshes
     */
    public record KeySource(Optional<String> file, Optional<String> url) {}

    /**
     * TLS towards the server of a key set. Certificates and host names are always verified.
     *
     * @param caFile PEM file on the gateway's machine with the authorities to trust instead of the runtime's own
     */
    public record IssuerTls(String caFile) {}

    /** The fields of a tier that an environment sets; the others stay as the workspace has them. */
    public record TierChange(Optional<Long> requests, Optional<Duration> per, Optional<Long> burst) {}

    /**
     * What the environment does not allow, whoever asks for it.
     *
     * @param requireTls backends and key sets must be {@code https}
     * @param minBackends smallest number of backends with a weight above 0 in every production endpoint set
     * @param anonymousAllowed whether an API or operation may be open
     * @param overridable top-level fields of an Api spec that overlays of this environment may change
     * @param securityDowngradeAllowed whether overlays may ask less of callers than the API does
     * @param allowedHosts hosts of backends, {@code *.} and a domain for all below it; any host when empty
     * @param secretSources fields of a reference to a secret that may be used: {@code env}, {@code file}, {@code exec}
     */
    public record Guardrails(
            boolean requireTls,
            int minBackends,
            boolean anonymousAllowed,
            List<String> overridable,
            boolean securityDowngradeAllowed,
            List<String> allowedHosts,
            List<String> secretSources) {
        public Guardrails {
            overridable = List.copyOf(overridable);
            allowedHosts = List.copyOf(allowedHosts);
            secretSources = List.copyOf(secretSources);
        }
    }

    /** @param matchLabels an API is served here when it has all of these labels */
    public record ApiSelection(Map<String, String> matchLabels) {
        public ApiSelection {
            matchLabels = Map.copyOf(matchLabels);
        }
    }

    /** @param spoolDirectory where the gateway appends one event per request, relative to its working directory */
    public record Analytics(boolean enabled, String spoolDirectory) {}
}
