package mgwc.compiler.rule;

import static java.util.Comparator.naturalOrder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import mgwc.compiler.parse.SharedDeclarations;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** An overlay of another environment names a back end that an overlay of the last promotion stage names. */
final class SharedAcrossEnvironments implements DeclarationRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW8012", "shared-across-environments", "Another environment uses a back end of the last one.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        String last = last(workspace.shared());
        Map<String, SourceSpan> production = new HashMap<>();
        List<Claim> addresses = workspace.claims(Claim.Kind.OVERLAY_ADDRESS).toList();
        addresses.stream()
                .filter(address -> address.detail().equals(last))
                .forEach(address ->
                        production.merge(address.key(), address.span(), BinaryOperator.minBy(naturalOrder())));
        for (Claim address : addresses) {
            SourceSpan same = production.get(address.key());
            if (same != null && !address.detail().equals(last)) {
                findings.add(SPEC.at(
                                address.span(),
                                "environment `" + address.detail() + "` uses a back end of environment `" + last + "`")
                        .withRelated(same, "also used here")
                        .withHelp("give each environment back ends of its own"));
            }
        }
    }

    /** The last promotion stage; nothing where there is none. */
    static String last(SharedDeclarations shared) {
        return shared.workspace()
                .flatMap(workspace -> workspace.root().at(NodePath.of("spec", "promotion")))
                .flatMap(stages -> stages instanceof Node.Sequence sequence
                                && !sequence.items().isEmpty()
                        ? sequence.items().getLast().textAt(NodePath.ROOT)
                        : Optional.empty())
                .orElse("");
    }
}
