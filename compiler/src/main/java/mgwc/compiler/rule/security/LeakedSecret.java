package mgwc.compiler.rule.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.rule.ContractRule;
import mgwc.compiler.rule.DocumentRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/**
 * A text in a document is a secret by its look. In a contract, where examples often show made-up tokens, the finding is
 * a warning, and tokens are let pass.
 */
public final class LeakedSecret implements DocumentRule, ContractRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5001", "leaked-secret", "A text in the workspace is a secret by its look.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Document document, Findings findings) {
        visit(document.root(), new ArrayList<>(), false, findings);
    }

    @Override
    public void check(Contract contract, Findings findings) {
        visit(contract.root(), new ArrayList<>(), true, findings);
    }

    /** @param keys that lead to the node, the same list all the way down */
    private static void visit(Node node, List<String> keys, boolean contract, Findings findings) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach((key, entry) -> {
                    keys.addLast(key);
                    visit(entry.value(), keys, contract, findings);
                    keys.removeLast();
                });
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    keys.addLast(Integer.toString(i));
                    visit(sequence.items().get(i), keys, contract, findings);
                    keys.removeLast();
                }
            }
            case Node.Scalar scalar -> judge(scalar, keys, contract, findings);
        }
    }

    private static void judge(Node.Scalar scalar, List<String> keys, boolean contract, Findings findings) {
        Optional<SecretPattern> secret = SecretPattern.in(scalar.text());
        boolean example = (contract && secret.equals(Optional.of(SecretPattern.JWT)))
                || scalar.text().endsWith("EXAMPLE");
        if (secret.isPresent() && !example) {
            String path = new NodePath(keys).dotted();
            findings.add(SPEC.at(scalar.span(), "`" + path + "` holds " + secret.get())
                    .withSeverity(contract ? Severity.WARNING : Severity.ERROR)
                    .withHelp("replace it where it is valid, then refer to the new one with `secretRef`")
                    .asConfidential());
        }
    }
}
