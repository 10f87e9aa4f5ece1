package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.parse.Contract;
import mgwc.compiler.parse.Contract.Operation;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Api;
import mgwc.value.ApiId;
import mgwc.value.NodePath;
import mgwc.value.PathTemplate;

/** Operations of two APIs answer the same requests, so one of them would never be reached. */
final class DuplicateRoute implements ConfigRule {

    private static final NodePath BASE_PATH = NodePath.of("spec", "basePath");
    private static final RuleSpec SPEC =
            RuleSpec.error("MGW4001", "duplicate-route", "Operations of two APIs answer the same requests.");

    /** An operation of an API. */
    private record Route(ApiId id, At<Api> api, Operation operation) {

        String requests() {
            String base = PathTemplate.parse(api.value().spec().basePath()).shape();
            return operation.method() + " " + base + operation.template().shape();
        }

        @Override
        public String toString() {
            return operation.method() + " " + api.value().spec().basePath() + operation.template();
        }
    }

    private record Pair(ApiId earlier, ApiId later) {}

    private record Clash(Route earlier, Route later) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(EnvironmentConfig config, Findings findings) {
        Map<Pair, List<Clash>> clashes = new LinkedHashMap<>();
        Map<String, Route> taken = new HashMap<>();
        config.apis().forEach((id, api) -> {
            Contract contract = config.contracts().get(id);
            if (contract != null) {
                for (Operation operation : contract.operations()) {
                    Route route = new Route(id, api, operation);
                    Route earlier = taken.putIfAbsent(route.requests(), route);
                    if (earlier != null && !earlier.id().equals(id)) {
                        clashes.computeIfAbsent(new Pair(earlier.id(), id), pair -> new ArrayList<>())
                                .add(new Clash(earlier, route));
                    }
                }
            }
        });
        clashes.values().forEach(found -> findings.add(duplicate(found.getFirst(), found.size())));
    }

    private static Diagnostic duplicate(Clash first, int count) {
        Route earlier = first.earlier();
        Route later = first.later();
        String others = count == 1 ? "" : " and " + (count - 1) + " more";
        return SPEC.at(
                        later.api().span(BASE_PATH),
                        "`" + later + "`" + others + " of API `" + later.id() + "` is served by API `" + earlier.id()
                                + "` already")
                .withRelated(earlier.api().span(BASE_PATH), "base path of `" + earlier.id() + "`")
                .withRelated(later.operation().pathSpan(), "path in the contract of `" + later.id() + "`")
                .withHelp("give one of the APIs another base path");
    }
}
