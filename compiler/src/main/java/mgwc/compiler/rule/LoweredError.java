package mgwc.compiler.rule;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.yaml.Node;

/** The workspace lowers an error that stands whatever the workspace says. */
final class LoweredError implements DeclarationRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW3031", "lowered-error", "The workspace lowers an error that stands in every workspace.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        Map<String, RuleSpec> rules =
                RuleCatalog.specs().stream().collect(Collectors.toMap(RuleSpec::id, Function.identity()));
        RuleLevels.entries(workspace.shared()).forEach((id, entry) -> {
            RuleSpec rule = rules.get(id);
            boolean lowered =
                    entry.value() instanceof Node.Scalar level && !level.text().equals("error");
            if (rule != null && lowered && RuleLevels.isFirm(rule)) {
                findings.add(SPEC.at(entry.value().span(), "`" + id + "` (`" + rule.name() + "`) is always an error")
                        .withHelp("delete the line; `mgwc explain " + id + "` says what the rule is for"));
            }
        });
    }
}
