package mgwc.compiler.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.model.Kind;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.value.NodePath;

/** The throttling tiers of the workspace with the changes of one environment. */
final class TierResolution {

    private static final NodePath TIERS = NodePath.of("spec", "tiers");

    private final SharedDeclarations declarations;
    private final Document environment;
    private final SortedMap<String, At<Tier>> tiers = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    TierResolution(SharedDeclarations declarations, Document environment) {
        this.declarations = declarations;
        this.environment = environment;
    }

    /**
     * By name; a tier that several documents define counts as the first of them does. A change of a tier that is not
     * defined makes none.
     */
    Outcome<SortedMap<String, At<Tier>>> resolve() {
        for (Document document : declarations.ofKind(Kind.THROTTLING_TIERS)) {
            mapping(document.root(), TIERS).forEach((name, entry) -> {
                if (entry.value() instanceof Node.Mapping base && !tiers.containsKey(name)) {
                    Node.Mapping effective = changed(name, base);
                    tiers.put(name, new At<>(Binder.tier(effective), document.path(), effective));
                }
            });
        }
        return Outcome.of(tiers, diagnostics);
    }

    private Node.Mapping changed(String name, Node.Mapping base) {
        Optional<Node.Mapping> change = change(name);
        if (change.isEmpty()) {
            return base;
        }
        Merge.Result merged = Merge.of(base, change.get(), TIERS.child(name));
        diagnostics.addAll(merged.diagnostics());
        return merged.root();
    }

    private Optional<Node.Mapping> change(String tier) {
        return Optional.ofNullable(mapping(environment.root(), TIERS).get(tier))
                .map(Entry::value)
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast);
    }

    private static Map<String, Entry> mapping(Node.Mapping root, NodePath path) {
        return root.at(path)
                .filter(Node.Mapping.class::isInstance)
                .map(node -> ((Node.Mapping) node).entries())
                .orElse(new LinkedHashMap<>());
    }
}
