package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Document;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** An overlay of another environment names a back end that an overlay of the last promotion stage names. */
final class SharedAcrossEnvironments implements DeclarationRule {

    private record WrittenUrl(String environment, String address, SourceSpan span) {}

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW8012", "shared-across-environments", "Another environment uses a back end of the last one.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Declarations declarations, Findings findings) {
        String last = last(declarations);
        Map<String, SourceSpan> production = new HashMap<>();
        List<WrittenUrl> urls = new ArrayList<>();
        declarations.ofKind(Kind.API_OVERLAY).forEach(overlay -> collect(overlay, urls));
        urls.stream()
                .filter(url -> url.environment().equals(last))
                .forEach(url -> production.putIfAbsent(url.address(), url.span()));
        for (WrittenUrl url : urls) {
            SourceSpan same = production.get(url.address());
            if (same != null && !url.environment().equals(last)) {
                findings.add(SPEC.at(
                                url.span(),
                                "environment `" + url.environment() + "` uses a back end of environment `" + last + "`")
                        .withRelated(same, "also used here")
                        .withHelp("give each environment back ends of its own"));
            }
        }
    }

    private static String last(Declarations declarations) {
        return declarations
                .workspace()
                .flatMap(workspace -> workspace.root().at(NodePath.of("spec", "promotion")))
                .flatMap(stages -> stages instanceof Node.Sequence sequence
                                && !sequence.items().isEmpty()
                        ? sequence.items().getLast().textAt(NodePath.ROOT)
                        : Optional.empty())
                .orElse("");
    }

    /** A loopback address is another machine in every environment. */
    private static void collect(Document overlay, List<WrittenUrl> urls) {
        Documents.entries(overlay, NodePath.of("spec", "endpoints"))
                .values()
                .forEach(set -> Documents.entries(set.value(), NodePath.of("backends"))
                        .values()
                        .forEach(backend -> backend.value()
                                .at(NodePath.of("url"))
                                .ifPresent(url -> url.textAt(NodePath.ROOT)
                                        .flatMap(Address::of)
                                        .filter(address ->
                                                !Host.ofName(address.host()).isLoopback())
                                        .ifPresent(address -> urls.add(new WrittenUrl(
                                                overlay.environment().orElse(""), address.toString(), url.span()))))));
    }
}
