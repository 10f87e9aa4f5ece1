package mgwc.compiler.rule.environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/**
 * An overlay of the last promotion stage and one of another environment name the same backend. The one that is reported
 * is the one that a person would change: that of the last stage, where the address says that it is another's.
 */
public final class SharedAcrossEnvironments implements DeclarationRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW8012", "shared-across-environments", "The last environment and another use the same backend.");

    private static final String HELP = "give each environment backends of its own";

    /** What machines are called that production does not use. */
    private static final Set<String> REHEARSALS =
            Set.of("dev", "development", "int", "qa", "stage", "staging", "test", "testing", "uat");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        String last = last(workspace.shared());
        SortedMap<String, List<SharedFact>> addresses = new TreeMap<>();
        workspace
                .facts(SharedFact.Kind.OVERLAY_ADDRESS)
                .sorted((one, other) -> one.span().compareTo(other.span()))
                .forEach(address -> addresses
                        .computeIfAbsent(address.key(), key -> new ArrayList<>())
                        .add(address));
        addresses.forEach((address, uses) -> {
            List<SharedFact> production =
                    uses.stream().filter(use -> use.detail().equals(last)).toList();
            List<SharedFact> others =
                    uses.stream().filter(use -> !use.detail().equals(last)).toList();
            if (production.isEmpty() || others.isEmpty()) {
                return;
            }
            if (isAnothers(address, last, workspace.shared().environments().keySet())) {
                production.forEach(use -> findings.add(copied(use, others)));
            } else {
                others.forEach(use -> findings.add(found(use, production.getFirst())));
            }
        });
    }

    private static Diagnostic copied(SharedFact use, List<SharedFact> others) {
        Diagnostic found = found(use, others.getFirst());
        for (SharedFact other : others.subList(1, others.size())) {
            found = found.withRelated(other.span(), "and here");
        }
        return found;
    }

    private static Diagnostic found(SharedFact use, SharedFact other) {
        return SPEC.at(
                        use.span(),
                        "environment `" + use.detail() + "` uses a backend of environment `" + other.detail() + "`")
                .withRelated(other.span(), "also used here")
                .withHelp(HELP);
    }

    /** Whether an address names an environment, and not the last one. */
    private static boolean isAnothers(String address, String last, Set<String> environments) {
        Set<String> words = Set.copyOf(Arrays.asList(address.split("[^a-z0-9]+", -1)));
        return !words.contains(last)
                && (words.stream().anyMatch(REHEARSALS::contains)
                        || environments.stream().anyMatch(words::contains));
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
