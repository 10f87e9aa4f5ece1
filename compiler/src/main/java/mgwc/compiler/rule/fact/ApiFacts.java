package mgwc.compiler.rule.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.value.ApiId;

/**
 * The facts of one API, whatever the environment.
 *
 * @param place the name of the API, where it is declared
 * @param facts all but the routes, in no order
 * @param routes of its contract, in the order of the contract; none while that is broken or missing. May be read from
 *     elsewhere as they are asked for
 */
public record ApiFacts(ApiId id, SourceSpan place, List<SharedFact> facts, List<SharedFact> routes) {

    public ApiFacts {
        routes = Collections.unmodifiableList(routes);
        facts = List.copyOf(facts);
    }

    /** Those of a kind. */
    public List<SharedFact> of(SharedFact.Kind kind) {
        return of(kind, facts);
    }

    private static List<SharedFact> of(SharedFact.Kind kind, List<SharedFact> facts) {
        List<SharedFact> found = new ArrayList<>();
        for (SharedFact fact : facts) {
            if (fact.kind() == kind) {
                found.add(fact);
            }
        }
        return found;
    }

    /** Labels of the API by name. */
    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        of(SharedFact.Kind.LABEL).forEach(label -> labels.put(label.key(), label.detail()));
        return labels;
    }

    /**
     * One API in one environment that serves it.
     *
     * @param facts that hold there
     */
    public record Served(ApiFacts api, List<SharedFact> facts) {

        public Served {
            facts = List.copyOf(facts);
        }

        public List<SharedFact> of(SharedFact.Kind kind) {
            return ApiFacts.of(kind, facts);
        }

        /** The base path and where it is said. */
        public SharedFact basePath() {
            return of(SharedFact.Kind.BASE_PATH).getFirst();
        }
    }
}
