package mgwc.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mgwc.compiler.Compilation;
import mgwc.compiler.InMemory;
import mgwc.compiler.change.Change;
import mgwc.compiler.source.SourceTree;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A difference is reported exactly when the release differs; how a workspace is written makes none. Unlike the
 * properties of compilation these vary what environments, overlays, tiers, issuers and applications say.
 */
class DiffLawsTest {

    /** What a workspace says. */
    record Settings(
            int response,
            int weight,
            int requests,
            int tier,
            boolean anonymous,
            boolean scoped,
            boolean subscribed,
            boolean optional,
            boolean events,
            boolean skewed) {}

    /** How it says it. */
    record Style(boolean defaults, boolean overlays, boolean split, boolean json, boolean block, boolean reversed) {}

    private static Settings settings(int number) {
        return new Settings(
                1 + number % 3,
                number / 3 % 3,
                1 + number / 9 % 2,
                number / 18 % 3,
                number / 54 % 2 == 0,
                number / 108 % 2 == 0,
                number / 216 % 2 == 0,
                number / 432 % 2 == 0,
                number / 864 % 2 == 0,
                number / 1728 % 2 == 0);
    }

    private static Style style(int number) {
        return new Style(
                (number & 1) > 0,
                (number & 2) > 0,
                (number & 4) > 0,
                (number & 8) > 0,
                (number & 16) > 0,
                (number & 32) > 0);
    }

    private static Compilation compile(int settings, int style) {
        Compilation compilation =
                new Workspace(settings(settings), style(style)).build().compile("prod");
        assertThat(compilation.diagnostics().stream()
                        .filter(found -> found.severity().name().equals("ERROR")))
                .isEmpty();
        return compilation;
    }

    private static List<Change> facts(Compilation one, Compilation other) {
        return EffectiveDiff.facts(one.config().orElseThrow(), other.config().orElseThrow());
    }

    @Property(tries = 60)
    void the_way_a_workspace_is_written_makes_no_difference(
            @ForAll @IntRange(max = 3455) int settings,
            @ForAll @IntRange(max = 63) int style,
            @ForAll @IntRange(max = 63) int other) {
        Compilation one = compile(settings, style);
        Compilation two = compile(settings, other);

        ChangeSet changes =
                EffectiveDiff.between(one.config().orElseThrow(), two.config().orElseThrow());

        assertThat(changes.changes()).isEmpty();
        assertThat(two.bundle().orElseThrow().files())
                .isEqualTo(one.bundle().orElseThrow().files());
    }

    @Property(tries = 100)
    void a_difference_is_reported_exactly_when_the_release_differs(
            @ForAll @IntRange(max = 3455) int settings,
            @ForAll @IntRange(max = 3455) int other,
            @ForAll @IntRange(max = 63) int style) {
        Compilation one = compile(settings, style);
        Compilation two = compile(other, 63 - style);
        boolean sameBytes = one.bundle()
                .orElseThrow()
                .files()
                .equals(two.bundle().orElseThrow().files());

        List<Change> facts = facts(one, two);

        assertThat(facts.isEmpty()).as(facts.toString()).isEqualTo(sameBytes);
    }

    /** Settings in a style, as files. */
    private record Workspace(Settings settings, Style style) {

        InMemory build() {
            InMemory files = new InMemory(SourceTree.of(List.of()));
            files = files.with(
                    "mgwc.yaml",
                    document("Workspace", Map.of("name", "x"), Map.of("promotion", List.of("dev", "prod"))));
            for (String environment : List.of("dev", "prod")) {
                files = files.with(
                        "environments/" + environment + "/environment.yaml",
                        document("Environment", Map.of("name", environment), environment()));
                if (style.overlays()) {
                    Map<String, Object> overlay = map("targetRef", map("name", "menu", "version", "v1"));
                    overlay.put("endpoints", map("production", map("timeouts", timeouts())));
                    files = files.with(
                            "environments/" + environment + "/apis/menu-v1.yaml",
                            document("ApiOverlay", Map.of("name", "menu-v1"), overlay));
                }
            }
            SortedMap<String, Object> tiers = tiers();
            if (style.split()) {
                for (Map.Entry<String, Object> tier : tiers.entrySet()) {
                    String name = tier.getKey().toLowerCase(java.util.Locale.ROOT);
                    files = files.with(
                            "policies/" + name + ".yaml",
                            document(
                                    "ThrottlingTiers",
                                    Map.of("name", name),
                                    map("tiers", map(tier.getKey(), tier.getValue()))));
                }
            } else {
                files = files.with(
                        "policies/tiers.yaml",
                        document("ThrottlingTiers", Map.of("name", "tiers"), map("tiers", new LinkedHashMap<>(tiers))));
            }
            return files.with("apis/menu/v1/api.yaml", document("Api", map("name", "menu", "version", "v1"), api()))
                    .with("apis/menu/v1/openapi.yaml", contract())
                    .with("applications/web.yaml", document("Application", Map.of("name", "web"), application()));
        }

        private Map<String, Object> environment() {
            Map<String, Object> issuer = map(
                    "issuer",
                    "https://id.example",
                    "audiences",
                    List.of("a", "b"),
                    "jwks",
                    map("url", "https://id.example/jwks"));
            if (settings.skewed()) {
                issuer.put("clockSkew", style.defaults() ? "120s" : "2m");
            } else if (style.defaults()) {
                issuer.put("clockSkew", "30s");
            }
            Map<String, Object> spec = map("issuers", map("corporate", issuer));
            if (style.defaults() || !settings.events()) {
                spec.put("analytics", map("enabled", settings.events()));
            }
            if (style.defaults()) {
                spec.put("listener", map("port", 8080, "host", "0.0.0.0"));
            }
            return spec;
        }

        private SortedMap<String, Object> tiers() {
            SortedMap<String, Object> tiers = new TreeMap<>();
            Map<String, Object> gold =
                    map("requests", 100 * settings.requests(), "per", style.defaults() ? "60s" : "1m");
            if (style.defaults()) {
                gold.put("burst", 100 * settings.requests());
            }
            tiers.put("Gold", gold);
            tiers.put("Silver", map("requests", 50, "per", "1m"));
            return tiers;
        }

        private Map<String, Object> timeouts() {
            Map<String, Object> timeouts = map("response", settings.response() + "s");
            if (style.defaults()) {
                timeouts.put("connect", "2000ms");
            }
            return timeouts;
        }

        private Map<String, Object> api() {
            Map<String, Object> east = map("url", "http://east.internal");
            if (style.defaults() || settings.weight() != 1) {
                east.put("weight", settings.weight());
            }
            Map<String, Object> production =
                    map("backends", map("east", east, "west", map("url", "http://west.internal")));
            if (!style.overlays()) {
                production.put("timeouts", timeouts());
            }
            if (style.defaults()) {
                production.put("loadBalancing", "round-robin");
            }
            Map<String, Object> jwt = map("issuers", List.of("corporate"));
            if (style.defaults() || settings.optional()) {
                jwt.put("subscription", settings.optional() ? "optional" : "required");
            }
            Map<String, Object> spec = map(
                    "basePath", "/menu/v1", "endpoints", map("production", production), "security", map("jwt", jwt));
            if (settings.tier() > 0) {
                spec.put("throttling", map("tier", settings.tier() == 1 ? "Gold" : "Silver"));
            } else if (style.defaults()) {
                spec.put("throttling", map("tier", "Unlimited"));
            }
            if (style.defaults() || settings.anonymous()) {
                spec.put("operations", map("getMenu", map("security", map("anonymous", settings.anonymous()))));
            }
            return spec;
        }

        private Map<String, Object> application() {
            Map<String, Object> live = map("clientId", "web");
            if (style.defaults()) {
                live.put("keyType", "production");
            }
            Map<String, Object> spec = map("credentials", map("live", live));
            if (settings.subscribed()) {
                spec.put("subscriptions", map("menu-v1", map("tier", "Gold")));
            }
            return spec;
        }

        private String contract() {
            Map<String, Object> get = map("operationId", "getMenu", "responses", map("200", map("description", "ok")));
            Map<String, Object> post = map("operationId", "addItem", "responses", map("201", map("description", "ok")));
            if (settings.scoped()) {
                post.put("security", List.of(map("oauth", List.of("write", "admin"))));
            }
            Map<String, Object> paths = map("/items", map("get", get, "post", post));
            Map<String, Object> root =
                    map("openapi", "3.1.0", "info", map("title", "Menu", "version", "1"), "paths", paths);
            if (settings.scoped()) {
                Map<String, Object> scopes = map("write", "Write", "admin", "Administer");
                Map<String, Object> flow = map("tokenUrl", "https://id.example/token", "scopes", scopes);
                Map<String, Object> oauth = map("type", "oauth2", "flows", map("clientCredentials", flow));
                root.put("components", map("securitySchemes", map("oauth", oauth)));
            }
            return style.json() ? flow(root) : text(root);
        }

        private String document(String kind, Map<String, Object> metadata, Map<String, Object> spec) {
            return text(map("apiVersion", "mgwc/v1", "kind", kind, "metadata", metadata, "spec", spec));
        }

        private String text(Map<String, Object> root) {
            return style.block() ? "# written by hand\n" + block(root, 0) : flow(root) + "\n";
        }

        private String block(Map<?, ?> mapping, int depth) {
            StringBuilder text = new StringBuilder();
            for (Map.Entry<?, ?> entry : entries(mapping)) {
                text.append("  ".repeat(depth))
                        .append('"')
                        .append(entry.getKey())
                        .append("\":");
                if (entry.getValue() instanceof Map<?, ?> inner) {
                    text.append('\n').append(block(inner, depth + 1));
                } else {
                    text.append(' ').append(flow(entry.getValue())).append(" # so it is\n");
                }
            }
            return text.toString();
        }

        private String flow(Object value) {
            return switch (value) {
                case Map<?, ?> mapping ->
                    entries(mapping).stream()
                            .map(entry -> "\"" + entry.getKey() + "\": " + flow(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
                case List<?> list -> list.stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
                case String text -> "\"" + text + "\"";
                default -> value.toString();
            };
        }

        private List<Map.Entry<?, ?>> entries(Map<?, ?> mapping) {
            List<Map.Entry<?, ?>> entries = new ArrayList<>(mapping.entrySet());
            return style.reversed() ? entries.reversed() : entries;
        }

        private static Map<String, Object> map(Object... pairs) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                map.put((String) pairs[i], pairs[i + 1]);
            }
            return map;
        }
    }
}
