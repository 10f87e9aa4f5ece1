package mgwc.compiler.workspace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.source.SourceTree;
import mgwc.model.Kind;

/**
 * Everything a tree declares, each document fit for its schema, nothing merged or bound yet.
 *
 * @param contracts OpenAPI contracts by path
 * @param broken files that were left out because of errors; rules stay silent about what refers to them
 */
public record Declarations(
        SourceTree tree, List<Document> documents, SortedMap<String, Contract> contracts, Set<String> broken) {

    public Declarations {
        documents = List.copyOf(documents);
        contracts = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(contracts));
        broken = Set.copyOf(broken);
    }

    public List<Document> ofKind(Kind kind) {
        return documents.stream().filter(document -> document.kind() == kind).toList();
    }

    /** The part that is no API's. */
    public SharedDeclarations shared() {
        List<Document> shared = documents.stream()
                .filter(document -> SharedDeclarations.has(document.kind()))
                .toList();
        return new SharedDeclarations(tree, shared, broken);
    }

    /** Environment documents by environment name. */
    public Map<String, Document> environments() {
        return shared().environments();
    }
}
