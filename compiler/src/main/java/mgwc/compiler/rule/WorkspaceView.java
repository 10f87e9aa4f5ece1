package mgwc.compiler.rule;

import java.util.List;
import java.util.stream.Stream;
import mgwc.compiler.parse.SharedDeclarations;
import mgwc.compiler.rule.fact.ApiClaims;
import mgwc.compiler.rule.fact.Claim;

/**
 * The whole workspace as rules over it see it: the shared documents, and of the APIs what they claim.
 *
 * @param apis in their order
 * @param lost claims of overlays whose API does not exist
 */
public record WorkspaceView(SharedDeclarations shared, List<ApiClaims> apis, List<Claim> lost) {

    public WorkspaceView {
        apis = List.copyOf(apis);
        lost = List.copyOf(lost);
    }

    /** Those of a kind, of all APIs and overlays. */
    public Stream<Claim> claims(Claim.Kind kind) {
        return Stream.concat(
                apis.stream().flatMap(api -> api.of(kind).stream()),
                lost.stream().filter(claim -> claim.kind() == kind));
    }
}
