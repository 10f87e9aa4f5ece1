package mgwc.compiler.rule;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Api;
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
        SortedMap<String, At<Api>> byPath = new TreeMap<>();
        config.apis().forEach((id, api) -> {
            String path = api.value().spec().basePath();
            At<Api> same = byPath.putIfAbsent(path, api);
            if (same != null) {
                findings.add(SPEC.at(
                                api.span(BASE_PATH),
                                "APIs `" + id + "` and `" + same.value().id() + "` share the base path `" + path + "`")
                        .withRelated(
                                same.span(BASE_PATH),
                                "base path of `" + same.value().id() + "`")
                        .withHelp("give each API a base path of its own, so that it can be moved alone"));
            }
        });
        byPath.forEach((path, api) -> outer(path, byPath)
                .ifPresent(around -> findings.add(SPEC.at(
                                api.span(BASE_PATH),
                                "the base path `" + path + "` of API `"
                                        + api.value().id() + "` lies in that of API `"
                                        + around.value().id() + "`")
                        .withRelated(
                                around.span(BASE_PATH),
                                "base path of `" + around.value().id() + "`")
                        .withHelp("give each API a base path of its own, so that it can be moved alone"))));
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
