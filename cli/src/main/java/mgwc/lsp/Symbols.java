package mgwc.lsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.lsp.Outline.Entry;
import mgwc.lsp.WorkspaceSnapshot.PartialDocument;
import mgwc.value.NodePath;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;

/** The contents of a document: its keys as they lie in each other; of a contract its operations. */
final class Symbols {

    private Symbols() {}

    static List<DocumentSymbol> of(WorkspaceSnapshot view, String path) {
        Lines lines = view.lines(path);
        Optional<PartialDocument> partial = view.partial(path);
        if (partial.isPresent()) {
            return keys(partial.get().outline(), lines);
        }
        List<DocumentSymbol> operations = new ArrayList<>();
        new ContractPlaces(view).operations(path).forEach((key, place) -> {
            if (place.span().file().equals(path)) {
                Range range = lines.range(place.span());
                operations.add(new DocumentSymbol(key, SymbolKind.Method, range, range, place.request()));
            }
        });
        return operations;
    }

    private static List<DocumentSymbol> keys(Outline outline, Lines lines) {
        List<DocumentSymbol> top = new ArrayList<>();
        Map<NodePath, DocumentSymbol> known = new HashMap<>();
        Map<NodePath, SourceSpan> ends = ends(outline);
        for (Entry entry : outline.entries()) {
            Range key = lines.range(entry.key());
            Range whole = new Range(
                    key.getStart(),
                    lines.range(ends.getOrDefault(entry.path(), entry.key())).getEnd());
            DocumentSymbol symbol = new DocumentSymbol(
                    entry.item() && entry.isScalar() ? shown(entry.text()) : shown(entry.name()),
                    kind(entry),
                    whole,
                    key);
            DocumentSymbol parent = known.get(entry.path().parent());
            if (parent == null) {
                top.add(symbol);
            } else {
                if (parent.getChildren() == null) {
                    parent.setChildren(new ArrayList<>());
                }
                parent.getChildren().add(symbol);
            }
            known.putIfAbsent(entry.path(), symbol);
        }
        return top;
    }

    /** Where each entry ends: where the last thing in it does. */
    private static Map<NodePath, SourceSpan> ends(Outline outline) {
        Map<NodePath, SourceSpan> ends = new HashMap<>();
        for (Entry entry : outline.entries()) {
            SourceSpan end = entry.value().orElse(entry.key());
            NodePath path = entry.path();
            ends.put(path, end);
            while (!path.isRoot()) {
                path = path.parent();
                ends.put(path, end);
            }
        }
        return ends;
    }

    private static String shown(String name) {
        return name.isBlank() ? "\"\"" : name;
    }

    private static SymbolKind kind(Entry entry) {
        if (entry.isScalar()) {
            return entry.item() ? SymbolKind.String : SymbolKind.Property;
        }
        return SymbolKind.Namespace;
    }
}
