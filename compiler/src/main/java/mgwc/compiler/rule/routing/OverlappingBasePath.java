package mgwc.compiler.rule.routing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.overlap.RouteClashes;

/** The base path of an API lies in, or is, that of another. */
public final class OverlappingBasePath implements EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW4003", "overlapping-base-path", "The base path of an API lies in that of another.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentView environment, Findings findings) {
        Set<RouteClashes.Pair> worse =
                new HashSet<>(environment.routeOverlaps().clashes().keySet());
        environment.routeOverlaps().overlaps().keySet().forEach(taking -> worse.add(taking.pair()));
        SortedMap<String, ApiFacts.Served> byPath = new TreeMap<>();
        environment.apis().values().forEach(api -> {
            String path = api.basePath().key();
            ApiFacts.Served same = byPath.putIfAbsent(path, api);
            if (same != null && !clash(worse, same, api)) {
                findings.add(overlap(api, same, "the base path `" + path + "` of API `" + name(api) + "` is that of"));
            }
        });
        byPath.forEach((path, api) -> outer(path, byPath)
                .filter(around -> !clash(worse, around, api))
                .ifPresent(around -> findings.add(overlap(
                        api, around, "the base path `" + path + "` of API `" + name(api) + "` lies in that of"))));
    }

    /** APIs with operations that answer the same requests, or some of them, have a problem with a rule of its own. */
    private static boolean clash(Set<RouteClashes.Pair> worse, ApiFacts.Served one, ApiFacts.Served other) {
        return worse.contains(RouteClashes.Pair.of(one.api().id(), other.api().id()));
    }

    private static Diagnostic overlap(ApiFacts.Served api, ApiFacts.Served other, String fact) {
        return SPEC.at(api.basePath().span(), fact + " API `" + name(other) + "`")
                .withRelated(other.basePath().span(), "base path of `" + name(other) + "`")
                .withHelp("give each API a base path of its own, so that it can be moved alone");
    }

    private static String name(ApiFacts.Served api) {
        return api.api().id().toString();
    }

    /** The API whose base path is the closest one around a path. */
    private static Optional<ApiFacts.Served> outer(String path, SortedMap<String, ApiFacts.Served> byPath) {
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            ApiFacts.Served around = byPath.get(path.substring(0, end));
            if (around != null) {
                return Optional.of(around);
            }
        }
        return Optional.empty();
    }
}
