package mgwc.gateway.upstream;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mgwc.gateway.backend.BackendAuthentication;
import mgwc.gateway.backend.Timeouts;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.DefinitionKind;
import mgwc.gateway.release.FilePaths;
import mgwc.gateway.release.HttpUrls;
import mgwc.gateway.release.ReleaseRefused;

/**
 * An upstream of a release.
 *
 * @param caFile PEM certificates on the gateway's machine, trusted instead of the platform's
 */
public record UpstreamDefinition(
        Optional<BackendAuthentication> authentication,
        List<Address> backends,
        Optional<String> caFile,
        LoadBalancing loadBalancing,
        Timeouts timeouts) {

    /** {@code definitions.upstreams} of a release. */
    public static final DefinitionKind<UpstreamDefinition> KIND =
            new DefinitionKind<>("upstreams", UpstreamDefinition.class, UpstreamDefinition::check);

    private static final long LONGEST_MILLIS = Duration.ofDays(1).toMillis();

    /** One address of an upstream. */
    public record Address(String name, String url, int weight) {}

    /** How requests are spread over the backends of an upstream. */
    public enum LoadBalancing {
        /** In turn, in proportion to the weights. */
        @JsonProperty("round-robin")
        ROUND_ROBIN
    }

    public UpstreamDefinition {
        backends = List.copyOf(backends);
    }

    private static void check(UpstreamDefinition upstream, ConfigPath at, Set<String> files) throws ReleaseRefused {
        ConfigPath backends = at.field("backends");
        backends.that(
                upstream.backends().stream().anyMatch(backend -> backend.weight() > 0),
                "has no backend with a weight above 0");
        for (Address backend : upstream.backends()) {
            backends.that(backend.weight() >= 0, "has a negative weight at `" + backend.name() + "`");
            backends.that(
                    HttpUrls.isHttp(backend.url()),
                    "has an address that is not an http(s) URL at `" + backend.name() + "`");
        }
        Timeouts timeouts = upstream.timeouts();
        ConfigPath durations = at.field("timeouts");
        durations.that(
                timeouts.connectMillis() > 0 && timeouts.idleMillis() > 0 && timeouts.responseMillis() > 0,
                "has a timeout that is not above 0");
        durations.that(
                timeouts.connectMillis() <= LONGEST_MILLIS
                        && timeouts.idleMillis() <= LONGEST_MILLIS
                        && timeouts.responseMillis() <= LONGEST_MILLIS,
                "has a timeout that is longer than a day");
        at.field("caFile")
                .that(
                        upstream.caFile().isEmpty()
                                || FilePaths.isPath(upstream.caFile().get()),
                        "is not a path");
        at.field("authentication")
                .field("header")
                .field("name")
                .that(
                        upstream.authentication().isEmpty()
                                || upstream.authentication().get().hasUsableHeader(),
                        "is not a header field for credentials");
    }
}
