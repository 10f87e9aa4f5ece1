package mgwc.gateway.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.gateway.secret.SecretRef;
import tools.jackson.databind.JsonNode;

/**
 * The contents of {@code gateway.json}: which operations there are, which steps each target has, and how the gateway
 * listens. What steps are configured with is theirs to read.
 *
 * <p>A component is required unless it is an {@link Optional} or says that its absence means empty.
 *
 * @param apis by API id ({@code pizza-shack-v1})
 * @param definitions by kind and name; what steps refer to
 * @param steps configurations of steps by name of the step and name of the configuration
 */
public record GatewayConfig(
        Admin admin,
        Analytics analytics,
        Map<String, Api> apis,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Map<String, JsonNode>> definitions,
        String environment,
        int formatVersion,
        Listener listener,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Map<String, JsonNode>> steps) {
    public GatewayConfig {
        apis = Map.copyOf(apis);
        definitions = Map.copyOf(definitions);
        steps = Map.copyOf(steps);
    }

    /**
     * Where health, metrics and reload are served.
     *
     * @param hostNames values of {@code Host} that are accepted beside IP addresses, {@code localhost} and the host
     * @param readiness absent if the gateway is ready as soon as it listens
     */
    public record Admin(
            String host,
            int port,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> hostNames,
            Optional<Readiness> readiness) {

        public Admin {
            hostNames = List.copyOf(hostNames);
        }

        /** Whether the gateway is ready only while it has the key set of every issuer in use. */
        public boolean requiresKeySets() {
            return readiness.isPresent() && readiness.get().keySets() == KeySets.REQUIRED;
        }
    }

    /** What {@code /ready} waits for. */
    public record Readiness(KeySets keySets) {}

    /** Whether the gateway is ready without the key sets of its issuers. */
    public enum KeySets {
        @JsonProperty("required")
        REQUIRED,
        @JsonProperty("optional")
        OPTIONAL
    }

    /** @param spoolDirectory relative to the gateway's working directory */
    public record Analytics(boolean enabled, String spoolDirectory) {}

    /**
     * Where requests come in.
     *
     * @param steps of requests that belong to no API: name of the configuration by name of the step
     * @param trustedProxies absent if nobody is trusted to say on whose behalf a request is sent
     */
    public record Listener(
            String host,
            int port,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> steps,
            Optional<ListenerTls> tls,
            Optional<TrustedProxies> trustedProxies) {
        public Listener {
            steps = Map.copyOf(steps);
        }
    }

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
     * @param allowEncodedSlashes absent if paths with {@code %2F} are refused
     * @param routes by Camel route id
     * @param steps of requests below the base path that match no operation
     */
    public record Api(
            Optional<Boolean> allowEncodedSlashes,
            String basePath,
            String name,
            Map<String, Route> routes,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> steps,
            String version) {
        public Api {
            routes = Map.copyOf(routes);
            steps = Map.copyOf(steps);
        }
    }

    /** The operations that go through the steps of one Camel route. */
    public record Route(List<ApiOperation> operations) {
        public Route {
            operations = List.copyOf(operations);
        }
    }

    /**
     * @param path OpenAPI template below the API's base path
     * @param steps name of the configuration by name of the step
     * @param styles of path parameters by name; those that are missing are simple
     */
    public record ApiOperation(
            Authentication authentication,
            String id,
            String method,
            String path,
            Map<String, String> steps,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, PathStyle> styles) {
        public ApiOperation {
            steps = Map.copyOf(steps);
            styles = Map.copyOf(styles);
        }
    }
}
