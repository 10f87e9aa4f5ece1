package mgwc.compiler.rule.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.ContractRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.yaml.Node;

/** A contract holds the settings of a gateway, which its readers get to see and this gateway does not heed. */
public final class ContractLeak implements ContractRule {

    private static final List<String> VENDORS = List.of(
            "x-wso2-",
            "x-kong-",
            "x-amazon-",
            "x-google-",
            "x-tyk-",
            "x-apigee-",
            "x-mulesoft-",
            "x-ibm-",
            "x-azure-api-");
    private static final RuleSpec SPEC =
            RuleSpec.warning("MGW7001", "contract-leak", "A contract holds the settings of a gateway.");

    /** @param count how often a contract has the extension */
    private record Extension(SourceSpan first, int count) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Contract contract, Findings findings) {
        Map<String, Extension> extensions = new LinkedHashMap<>();
        collect(contract.root(), extensions);
        extensions.forEach((name, extension) -> findings.add(SPEC.at(
                        extension.first(),
                        "the contract `" + contract.path() + "` holds `" + name + "`"
                                + (extension.count() == 1 ? "" : " in " + extension.count() + " places")
                                + ", which is for another gateway")
                .withHelp("say it in `api.yaml` and keep the contract publishable")));
    }

    private static void collect(Node node, Map<String, Extension> extensions) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach((key, entry) -> {
                    if (key.startsWith("x-") && VENDORS.stream().anyMatch(key::startsWith)) {
                        extensions.merge(
                                key,
                                new Extension(entry.keySpan(), 1),
                                (earlier, more) -> new Extension(earlier.first(), earlier.count() + 1));
                    }
                    collect(entry.value(), extensions);
                });
            case Node.Sequence sequence -> sequence.items().forEach(item -> collect(item, extensions));
            case Node.Scalar ignored -> {}
        }
    }
}
