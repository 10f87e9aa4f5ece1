package mgwc.compiler.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mgwc.compiler.report.SourceSpan;
import mgwc.value.ApiId;

/**
 * What one API claims, whatever the environment.
 *
 * @param place the name of the API, where it is declared
 * @param claims all but the routes, in the order of their kinds
 * @param routes of its contract, in the order of the contract; none while that is broken or missing. May be read from
 *     elsewhere as they are asked for
 */
public record ApiClaims(ApiId id, SourceSpan place, List<Claim> claims, List<Claim> routes) {

    public ApiClaims {
        claims = List.copyOf(claims);
    }

    /** Those of a kind. */
    public Stream<Claim> of(Claim.Kind kind) {
        return claims.stream().filter(claim -> claim.kind() == kind);
    }

    /** Labels of the API by name. */
    Map<String, String> labels() {
        return of(Claim.Kind.LABEL)
                .collect(Collectors.toMap(Claim::key, Claim::detail, (one, other) -> one, TreeMap::new));
    }

    /**
     * One API in one environment that serves it.
     *
     * @param claims that hold there
     */
    public record Served(ApiClaims api, List<Claim> claims) {

        public Served {
            claims = claims.stream().sorted(Comparator.comparing(Claim::kind)).toList();
        }

        public Stream<Claim> of(Claim.Kind kind) {
            return claims.stream().filter(claim -> claim.kind() == kind);
        }

        /** The base path and where it is said. */
        Claim basePath() {
            return of(Claim.Kind.BASE_PATH).findFirst().orElseThrow();
        }
    }
}
