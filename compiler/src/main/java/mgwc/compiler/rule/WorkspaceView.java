package mgwc.compiler.rule;

import java.util.List;
import java.util.stream.Stream;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.workspace.SharedDeclarations;

/**
 * The whole workspace as rules over it see it: the shared documents, and the facts of the APIs.
 *
 * @param apis in their order
 * @param lost facts of overlays whose API does not exist
 * @param unnamed files in the folder of APIs that are neither documents nor parts of the contract of any API
 */
public record WorkspaceView(
        SharedDeclarations shared, List<ApiFacts> apis, List<SharedFact> lost, List<SourceFile> unnamed) {

    public WorkspaceView {
        apis = List.copyOf(apis);
        lost = List.copyOf(lost);
        unnamed = List.copyOf(unnamed);
    }

    /** Those of a kind, of all APIs and overlays. */
    public Stream<SharedFact> facts(SharedFact.Kind kind) {
        return Stream.concat(
                apis.stream().flatMap(api -> api.of(kind).stream()),
                lost.stream().filter(fact -> fact.kind() == kind));
    }
}
