package mgwc.dev;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mgwc.compiler.plan.GatewayPlan;

/**
 * The APIs whose backends a session does not mock.
 *
 * @param urls by API id; where all requests of the API go, or empty for the backends that the environment names
 */
public record RealBackends(SortedMap<String, Optional<String>> urls) {

    /** Everything is mocked. */
    public static final RealBackends NONE = new RealBackends(new TreeMap<>());

    public RealBackends {
        urls = Collections.unmodifiableSortedMap(new TreeMap<>(urls));
    }

    /**
     * Reads {@code API} or {@code API=URL} for each API.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static RealBackends parse(Collection<String> texts) {
        SortedMap<String, Optional<String>> urls = new TreeMap<>();
        for (String text : texts) {
            int end = text.indexOf('=');
            String api = end < 0 ? text : text.substring(0, end);
            if (api.isEmpty()) {
                throw new IllegalArgumentException("`" + text + "` names no API");
            }
            Optional<String> url = end < 0 ? Optional.empty() : Optional.of(checked(text.substring(end + 1)));
            if (urls.put(api, url) != null) {
                throw new IllegalArgumentException("`" + api + "` is named twice");
            }
        }
        return new RealBackends(urls);
    }

    private static String checked(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null
                    && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            }
        } catch (URISyntaxException e) {
            // the sentence below says it
        }
        throw new IllegalArgumentException("`" + text + "` is not an http or https URL of a backend");
    }

    /** Whether an upstream keeps the backends that the environment names. */
    boolean keeps(String upstream) {
        return api(upstream).anyMatch(api -> api.getValue().isEmpty());
    }

    /** The developer's own backend of an upstream. */
    Optional<String> url(String upstream) {
        return api(upstream).flatMap(api -> api.getValue().stream()).findFirst();
    }

    private Stream<Map.Entry<String, Optional<String>>> api(String upstream) {
        return urls.entrySet().stream().filter(api -> upstream.startsWith(api.getKey() + "/"));
    }

    /** The names of APIs that the plan does not serve. */
    List<String> unknown(GatewayPlan plan) {
        List<String> served =
                plan.apis().stream().map(api -> api.id().toString()).toList();
        return urls.keySet().stream().filter(api -> !served.contains(api)).toList();
    }
}
