package mgwc.compiler.workspace;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.source.SourceTree;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;

/**
 * What a workspace declares for all its APIs together: every document that neither is an API nor changes one.
 *
 * @param documents in the order of their paths
 * @param broken files that were left out because of errors, of whatever kind; rules stay silent about what refers to
 *     them
 */
public record SharedDeclarations(SourceTree tree, List<Document> documents, Set<String> broken) {

    public SharedDeclarations {
        documents = List.copyOf(documents);
        broken = Set.copyOf(broken);
    }

    /** Whether documents of a kind are shared. */
    public static boolean has(Kind kind) {
        return switch (kind) {
            case API, API_OVERLAY -> false;
            case WORKSPACE, ENVIRONMENT, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS, ENVIRONMENT_RELEASE -> true;
        };
    }

    /**
     * The documents of a kind.
     *
     * @throws IllegalArgumentException for a kind that is not shared: rules know APIs by what they claim
     */
    public List<Document> ofKind(Kind kind) {
        if (!has(kind)) {
            throw new IllegalArgumentException(kind + " is not shared");
        }
        return documents.stream().filter(document -> document.kind() == kind).toList();
    }

    public Optional<Document> workspace() {
        return ofKind(Kind.WORKSPACE).stream().findFirst();
    }

    /** Environment documents by environment name. */
    public SortedMap<String, Document> environments() {
        SortedMap<String, Document> byName = new TreeMap<>();
        ofKind(Kind.ENVIRONMENT).forEach(document -> byName.putIfAbsent(document.name(), document));
        return Collections.unmodifiableSortedMap(byName);
    }

    /** Broken files that all APIs share: neither an API nor an overlay is among them. */
    public SortedSet<String> brokenShared() {
        SortedSet<String> paths = new TreeSet<>(broken);
        paths.removeIf(WorkspaceLayout::isOfOneApi);
        return Collections.unmodifiableSortedSet(paths);
    }

    /** The same with other files broken. */
    public SharedDeclarations withBroken(Set<String> paths) {
        return new SharedDeclarations(tree, documents, paths);
    }
}
