package mgwc.compiler.rule;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Api;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/** The base path of an API lies in, or is, that of another. */
final class OverlappingBasePath implements ConfigRule {

    private static final NodePath BASE_PATH = NodePath.of("spec", "basePath");
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW4003", "overlapping-base-path", "The base path of an API lies in that of another.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {
        Set<RouteClashes.Pair> worse = RouteClashes.among(config).keySet();
        SortedMap<String, At<Api>> byPath = new TreeMap<>();
        config.apis().values().forEach(api -> {
            String path = api.value().spec().basePath();
            At<Api> same = byPath.putIfAbsent(path, api);
            if (same != null && !clash(worse, same, api)) {
                findings.add(overlap(api, same, "the base path `" + path + "` of API `" + name(api) + "` is that of"));
            }
        });
        byPath.forEach((path, api) -> outer(path, byPath)
                .filter(around -> !clash(worse, around, api))
                .ifPresent(around -> findings.add(overlap(
                        api, around, "the base path `" + path + "` of API `" + name(api) + "` lies in that of"))));
    }

    /** APIs with operations that answer the same requests have a worse problem, which has its own rule. */
    private static boolean clash(Set<RouteClashes.Pair> worse, At<Api> one, At<Api> other) {
        ApiId first = one.value().id();
        ApiId second = other.value().id();
        return worse.contains(new RouteClashes.Pair(first, second))
                || worse.contains(new RouteClashes.Pair(second, first));
    }

    private static Diagnostic overlap(At<Api> api, At<Api> other, String fact) {
        return SPEC.at(api.span(BASE_PATH), fact + " API `" + name(other) + "`")
                .withRelated(other.span(BASE_PATH), "base path of `" + name(other) + "`")
                .withHelp("give each API a base path of its own, so that it can be moved alone");
    }

    private static String name(At<Api> api) {
        return api.value().id().toString();
    }

    /** The API whose base path is the closest one around a path. */
    private static Optional<At<Api>> outer(String path, SortedMap<String, At<Api>> byPath) {
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            At<Api> around = byPath.get(path.substring(0, end));
            if (around != null) {
                return Optional.of(around);
            }
        }
        return Optional.empty();
    }
}
