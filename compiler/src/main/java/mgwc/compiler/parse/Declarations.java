package mgwc.compiler.parse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    public Optional<Document> workspace() {
        return ofKind(Kind.WORKSPACE).stream().findFirst();
    }

    /** Environment documents by environment name. */
    public Map<String, Document> environments() {
        SortedMap<String, Document> byName = new java.util.TreeMap<>();
        ofKind(Kind.ENVIRONMENT).forEach(document -> byName.putIfAbsent(document.name(), document));
        return byName;
    }
}
