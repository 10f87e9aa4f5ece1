package mgwc.compiler.diff;

import static mgwc.compiler.WorkspaceBuilder.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mgwc.compiler.Compilation;
import mgwc.compiler.InMemory;
import mgwc.compiler.WorkspaceBuilder;
import mgwc.compiler.YamlStyle;
import mgwc.compiler.change.Change;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * A difference is reported exactly when the release differs; how a workspace is written makes none. Unlike the
 * properties of compilation these vary what environments, overlays, tiers, issuers and applications say.
 */
class DiffLawsTest {

    private static final ApiId MENU = new ApiId("menu", "v1");

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
    void theWayAWorkspaceIsWrittenMakesNoDifference(
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
    void aDifferenceIsReportedExactlyWhenTheReleaseDiffers(
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
            WorkspaceBuilder builder = WorkspaceBuilder.empty(yaml())
                    .document(Kind.WORKSPACE, "x", map("promotion", List.of("dev", "prod")))
                    .document(Kind.APPLICATION, "web", application())
                    .api(MENU, api());
            for (String environment : List.of("dev", "prod")) {
                builder = builder.document(Kind.ENVIRONMENT, environment, environment());
                if (style.overlays()) {
                    builder = builder.overlay(
                            environment, MENU, map("endpoints", map("production", map("timeouts", timeouts()))));
                }
            }
            builder = style.split()
                    ? builder.document(Kind.THROTTLING_TIERS, "gold", map("tiers", map("Gold", gold())))
                            .document(Kind.THROTTLING_TIERS, "silver", map("tiers", map("Silver", silver())))
                    : builder.document(
                            Kind.THROTTLING_TIERS, "tiers", map("tiers", map("Gold", gold(), "Silver", silver())));
            return builder.in(style.json() ? ordered(YamlStyle.JSON) : yaml())
                    .contract(MENU, contract())
                    .files();
        }

        private YamlStyle yaml() {
            return ordered(style.block() ? YamlStyle.BLOCKS : YamlStyle.JSON);
        }

        private YamlStyle ordered(YamlStyle yaml) {
            return style.reversed() ? yaml.reversed() : yaml;
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

        private Map<String, Object> gold() {
            Map<String, Object> gold =
                    map("requests", 100 * settings.requests(), "per", style.defaults() ? "60s" : "1m");
            if (style.defaults()) {
                gold.put("burst", 100 * settings.requests());
            }
            return gold;
        }

        private static Map<String, Object> silver() {
            return map("requests", 50, "per", "1m");
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

        private Map<String, Object> contract() {
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
            return root;
        }
    }
}
