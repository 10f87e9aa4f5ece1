package mgwc.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.schema.SchemaView;
import mgwc.compiler.yaml.Node;
import mgwc.lsp.WorkspaceSnapshot.PartialDocument;
import mgwc.model.Kind;
import mgwc.value.NodePath;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What may be typed at a place of a document. */
final class Completions {

    private final PartialDocument partial;
    private final Lines lines;
    private final Cursor cursor;
    private final References references;
    private final SchemaView schema;
    private final List<CompletionItem> items = new ArrayList<>();

    private Completions(WorkspaceSnapshot view, PartialDocument partial, Lines lines, Cursor cursor) {
        this.partial = partial;
        this.lines = lines;
        this.cursor = cursor;
        this.references = new References(view);
        this.schema = KindSchema.of(partial.kind()).view();
    }

    /** In the order in which an editor should show them; empty where nothing is known. */
    static List<CompletionItem> at(WorkspaceSnapshot view, String path, Lines lines, Lines.Place place) {
        Optional<PartialDocument> partial = view.partial(path);
        if (partial.isEmpty()) {
            return List.of();
        }
        if (partial.get().outline().entries().isEmpty()
                && lines.line(place.line()).isBlank()) {
            return Templates.of(view, partial.get(), lines, place);
        }
        return Cursor.at(partial.get().outline(), lines, place)
                .map(cursor -> new Completions(view, partial.get(), lines, cursor).items())
                .orElse(List.of());
    }

    private List<CompletionItem> items() {
        Optional<SchemaView> holder = schema.at(cursor.path());
        if (cursor.value()) {
            holder.ifPresent(this::values);
        }
        if (!cursor.value() || cursor.dash()) {
            holder.ifPresent(this::keys);
            names(cursor.path().child("*"), true);
        }
        if (!cursor.value()
                && holder.filter(view -> view.types().contains("array")).isPresent()) {
            listItems();
        }
        return items;
    }

    /** Required ones first, each group in the order of the schema. */
    private void keys(SchemaView holder) {
        for (boolean required : List.of(true, false)) {
            for (String field : holder.fields()) {
                boolean fits = holder.required().contains(field) == required
                        && !cursor.present().contains(field);
                Optional<SchemaView> view = fits ? holder.child(field) : Optional.empty();
                view.ifPresent(child -> addKey(field, child, required));
            }
        }
    }

    private void addKey(String field, SchemaView view, boolean required) {
        CompletionItem item = item(field, field + colon(view), CompletionItemKind.Property);
        item.setDetail(required ? "required" : "");
        item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, SchemaText.of(view)));
    }

    private String colon(SchemaView view) {
        boolean holdsMore = view.types().contains("object") || view.types().contains("array");
        return cursor.colon() ? "" : holdsMore ? ":" : ": ";
    }

    private void values(SchemaView view) {
        Map<String, String> values = new LinkedHashMap<>();
        view.choices().forEach(choice -> values.put(choice, ""));
        if (view.types().contains("boolean")) {
            values.put("true", "");
            if (view.defaultValue().isPresent()) {
                values.put("false", "");
            }
        }
        if (view.defaultValue().orElse(null) instanceof Node.Scalar value) {
            values.put(value.text(), "default");
        }
        if (view.types().contains("null")) {
            values.put("null", "deletes what the API says");
        }
        values.forEach((value, detail) -> {
            String text =
                    value.equals("true") || value.equals("false") || value.equals("null") ? value : YamlWord.of(value);
            item(value, text, CompletionItemKind.EnumMember).setDetail(detail);
        });
        names(cursor.path(), false);
    }

    /** Names that may stand at a place as a key or as a value. */
    private void names(NodePath place, boolean key) {
        ReferenceKind.at(partial.kind(), place, key).ifPresent(slot -> {
            boolean own = slot.defines()
                    || (slot.referenceKind() == ReferenceKind.ENVIRONMENT && partial.kind() == Kind.ENVIRONMENT);
            if (!own) {
                references.names(partial, slot.referenceKind()).forEach((name, detail) -> {
                    if (!key || !cursor.present().contains(name)) {
                        String colon = key && !cursor.colon() ? ":" : "";
                        item(name, YamlWord.of(name) + colon, CompletionItemKind.Reference)
                                .setDetail(detail);
                    }
                });
            }
        });
    }

    /** Items with their dashes, where a line of a list has nothing in it yet. */
    private void listItems() {
        ReferenceKind.at(partial.kind(), cursor.path().child("*"), false)
                .ifPresent(slot -> references
                        .names(partial, slot.referenceKind())
                        .forEach((name, detail) -> item(name, "- " + YamlWord.of(name), CompletionItemKind.Reference)
                                .setDetail(detail)));
        schema.at(cursor.path().child(0))
                .ifPresent(item -> item.choices()
                        .forEach(choice -> item(choice, "- " + YamlWord.of(choice), CompletionItemKind.EnumMember)));
    }

    private CompletionItem item(String label, String text, CompletionItemKind kind) {
        CompletionItem item = new CompletionItem(label);
        item.setKind(kind);
        item.setSortText("%04d".formatted(items.size()));
        item.setFilterText(lines.line(cursor.line()).startsWith("\"", cursor.start()) ? '"' + label + '"' : label);
        item.setTextEdit(Either.forLeft(new TextEdit(range(), text)));
        items.add(item);
        return item;
    }

    private Range range() {
        String text = lines.line(cursor.line());
        return new Range(
                lines.position(cursor.line(), text.codePointCount(0, cursor.start()) + 1),
                lines.position(cursor.line(), text.codePointCount(0, cursor.end()) + 1));
    }
}
