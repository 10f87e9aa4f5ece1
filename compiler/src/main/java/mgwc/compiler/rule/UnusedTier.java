package mgwc.compiler.rule;

import java.util.HashSet;
import java.util.Set;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Document;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.yaml.Node;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** A tier is defined and nothing in any environment names it. */
final class UnusedTier implements DeclarationRule {

    private static final NodePath TIERS = NodePath.of("spec", "tiers");
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3027", "unused-tier", "A throttling tier is defined that nothing names.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Declarations declarations, Findings findings) {
        if (Broken.any(declarations)) {
            return;
        }
        Set<String> named = new HashSet<>();
        declarations.ofKind(Kind.API).forEach(document -> collect(document.root(), named));
        declarations.ofKind(Kind.API_OVERLAY).forEach(document -> collect(document.root(), named));
        declarations.ofKind(Kind.APPLICATION).forEach(document -> collect(document.root(), named));
        for (Document document : declarations.ofKind(Kind.THROTTLING_TIERS)) {
            Documents.entries(document, TIERS).forEach((name, entry) -> {
                if (!named.contains(name)) {
                    findings.add(
                            SPEC.at(entry.keySpan(), "tier `" + name + "` limits no API, operation or subscription")
                                    .withHelp("delete it, or name it where it is meant to limit"));
                }
            });
        }
    }

    /** Everything written as {@code tier: NAME}, whether an environment takes it over or not. */
    private static void collect(Node node, Set<String> named) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach((key, entry) -> {
                    if (key.equals("tier") && entry.value() instanceof Node.Scalar tier) {
                        named.add(tier.text());
                    }
                    collect(entry.value(), named);
                });
            case Node.Sequence sequence -> sequence.items().forEach(item -> collect(item, named));
            case Node.Scalar ignored -> {}
        }
    }
}
