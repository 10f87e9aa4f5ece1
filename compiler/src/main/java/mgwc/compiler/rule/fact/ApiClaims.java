package mgwc.compiler.rule.fact;

import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.value.ApiId;

/**
 * What one API claims, whatever the environment.
 *
 * @param place the name of the API, where it is declared
 * @param claims all but the routes, in no order
 * @param routes of its contract, in the order of the contract; none while that is broken or missing. May be read from
 *     elsewhere as they are asked for
 */
public record ApiClaims(ApiId id, SourceSpan place, List<Claim> claims, List<Claim> routes) {

    public ApiClaims {
        routes = Collections.unmodifiableList(routes);
        claims = List.copyOf(claims);
    }

    /** Those of a kind. */
    public List<Claim> of(Claim.Kind kind) {
        return of(kind, claims);
    }

    private static List<Claim> of(Claim.Kind kind, List<Claim> claims) {
        List<Claim> found = new ArrayList<>();
        for (Claim claim : claims) {
            if (claim.kind() == kind) {
                found.add(claim);
            }
        }
        return found;
    }

    /** Labels of the API by name. */
    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        of(Claim.Kind.LABEL).forEach(label -> labels.put(label.key(), label.detail()));
        return labels;
    }

    /**
     * One API in one environment that serves it.
     *
     * @param claims that hold there
     */
    public record Served(ApiClaims api, List<Claim> claims) {

        public Served {
            claims = List.copyOf(claims);
        }

        public List<Claim> of(Claim.Kind kind) {
            return ApiClaims.of(kind, claims);
        }

        /** The base path and where it is said. */
        public Claim basePath() {
            return of(Claim.Kind.BASE_PATH).getFirst();
        }
    }
}
