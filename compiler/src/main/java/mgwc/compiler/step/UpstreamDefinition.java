package mgwc.compiler.step;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.model.BackendAuthentication;
import mgwc.model.BackendTls;
import mgwc.model.EndpointSet;
import mgwc.value.ApiId;
import mgwc.value.SecretRef;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of backends that can stand in for each other, and how the gateway talks to them.
 *
 * @param caFile PEM file on the gateway's machine with the authorities to trust instead of the runtime's own
 */
public record UpstreamDefinition(
        LoadBalancing loadBalancing,
        Timeouts timeouts,
        List<Backend> backends,
        Optional<Authentication> authentication,
        Optional<String> caFile) {

    public static final DefinitionKind<UpstreamDefinition> KIND =
            DefinitionKind.of("upstreams", UpstreamDefinition.class, UpstreamDefinition::write);

    public UpstreamDefinition {
        backends = List.copyOf(backends);
    }

    /** How requests are spread over the backends. */
    public enum LoadBalancing {
        ROUND_ROBIN("round-robin");

        private final String text;

        LoadBalancing(String text) {
            this.text = text;
        }
    }

    /** How long the gateway waits for a connection, for the head of a response, and between two parts of a body. */
    public record Timeouts(Duration connect, Duration response, Duration idle) {}

    /** @param weight share of the requests relative to the other backends */
    public record Backend(String name, String url, int weight) {}

    /** How the gateway identifies itself to the backends. */
    public sealed interface Authentication {

        /** HTTP Basic (RFC 7617). */
        record Basic(String username, SecretRef password) implements Authentication {}

        /** A fixed header whose value is a secret. */
        record Header(String name, SecretRef value) implements Authentication {}
    }

    /** Defines an endpoint set of an API, and returns its name in the release: {@code pizza-shack-v1/production}. */
    public static String define(ApiId api, String name, EndpointSet set, Planning planning) {
        String upstream = api + "/" + name;
        planning.define(KIND, upstream, () -> of(set));
        return upstream;
    }

    private static UpstreamDefinition of(EndpointSet set) {
        return new UpstreamDefinition(
                switch (set.loadBalancing()) {
                    case ROUND_ROBIN -> LoadBalancing.ROUND_ROBIN;
                },
                new Timeouts(
                        set.timeouts().connect(),
                        set.timeouts().response(),
                        set.timeouts().idle()),
                new TreeMap<>(set.backends())
                        .entrySet().stream()
                                .map(entry -> new Backend(
                                        entry.getKey(),
                                        entry.getValue().url(),
                                        entry.getValue().weight()))
                                .toList(),
                set.authentication().flatMap(UpstreamDefinition::authentication),
                set.tls().flatMap(BackendTls::caFile));
    }

    private static Optional<Authentication> authentication(BackendAuthentication authentication) {
        Optional<Authentication> basic = authentication
                .basic()
                .map(given -> new Authentication.Basic(
                        given.username(), given.password().secretRef()));
        return basic.or(() -> authentication
                .header()
                .map(given ->
                        new Authentication.Header(given.name(), given.value().secretRef())));
    }

    private static void write(String name, UpstreamDefinition upstream, ObjectNode json) {
        json.put("loadBalancing", upstream.loadBalancing().text);
        json.putObject("timeouts")
                .put("connectMillis", upstream.timeouts().connect().toMillis())
                .put("responseMillis", upstream.timeouts().response().toMillis())
                .put("idleMillis", upstream.timeouts().idle().toMillis());
        ArrayNode backends = json.putArray("backends");
        upstream.backends()
                .forEach(backend -> backends.addObject()
                        .put("name", backend.name())
                        .put("url", backend.url())
                        .put("weight", backend.weight()));
        upstream.authentication().ifPresent(given -> write(given, json.putObject("authentication")));
        upstream.caFile().ifPresent(file -> json.put("caFile", file));
    }

    private static void write(Authentication authentication, ObjectNode json) {
        switch (authentication) {
            case Authentication.Basic basic ->
                json.putObject("basic")
                        .put("username", basic.username())
                        .set("password", ReleaseNodes.secret(basic.password()));
            case Authentication.Header header ->
                json.putObject("header").put("name", header.name()).set("value", ReleaseNodes.secret(header.value()));
        }
    }
}
