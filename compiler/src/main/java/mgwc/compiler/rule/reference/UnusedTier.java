package mgwc.compiler.rule.reference;

import java.util.HashSet;
import java.util.Set;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.compiler.rule.fact.SharedFacts;
import mgwc.compiler.workspace.Document;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** A tier is defined and nothing in any environment names it. */
public final class UnusedTier implements DeclarationRule {

    private static final NodePath TIERS = NodePath.of("spec", "tiers");
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW3027", "unused-tier", "A throttling tier is defined that nothing names.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        if (Broken.any(workspace.shared())) {
            return;
        }
        Set<String> named = new HashSet<>();
        workspace.facts(SharedFact.Kind.NAMED_TIER).forEach(fact -> named.add(fact.key()));
        for (Document application : workspace.shared().ofKind(Kind.APPLICATION)) {
            SharedFacts.tiers(application.root()).forEach(fact -> named.add(fact.key()));
        }
        for (Document document : workspace.shared().ofKind(Kind.THROTTLING_TIERS)) {
            Documents.entries(document, TIERS).forEach((name, entry) -> {
                if (!named.contains(name)) {
                    findings.add(
                            SPEC.at(entry.keySpan(), "tier `" + name + "` limits no API, operation or subscription")
                                    .withHelp("delete it, or name it where it is meant to limit"));
                }
            });
        }
    }
}
