package mgwc.lsp;

import java.util.List;
import java.util.Optional;
import mgwc.lsp.WorkspaceSnapshot.PartialDocument;
import mgwc.model.Kind;
import mgwc.schema.SchemaCatalog;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What a new file of a kind starts with. */
final class Templates {

    private Templates() {}

    /** The document that belongs where an empty file lies. */
    static List<CompletionItem> of(WorkspaceSnapshot view, PartialDocument partial, Lines lines, Lines.Place place) {
        String text =
                "apiVersion: " + SchemaCatalog.API_VERSION + "\nkind: " + partial.kind() + "\n" + body(view, partial);
        CompletionItem item = new CompletionItem("new " + partial.kind());
        item.setKind(CompletionItemKind.Snippet);
        item.setFilterText("");
        item.setDetail("what such a file starts with");
        item.setTextEdit(Either.forLeft(new TextEdit(
                new Range(lines.position(place.line(), 1), lines.position(place.line(), place.column())), text)));
        return List.of(item);
    }

    private static String body(WorkspaceSnapshot view, PartialDocument partial) {
        String file = partial.path().substring(partial.path().lastIndexOf('/') + 1);
        String stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        String[] parts = partial.path().split("/", -1);
        return switch (partial.kind()) {
            case API -> """
                metadata:
                  name: %s
                  version: %s
                spec:
                  basePath: /%s/%s
                  endpoints:
                    production:
                      backends:
                        primary:
                          url: https://%s.internal
                  security:
                    jwt:
                      issuers: []
                """.formatted(name(parts), version(parts), name(parts), version(parts), name(parts));
            case API_OVERLAY -> {
                Optional<PartialDocument> api = view.api(stem);
                yield """
                metadata:
                  name: %s
                spec:
                  targetRef:
                    name: %s
                    version: %s
                """.formatted(stem, part(api, "name", "name"), part(api, "version", "v1"));
            }
            case ENVIRONMENT, ENVIRONMENT_RELEASE, APPLICATION, WORKSPACE, THROTTLING_TIERS, RULE, WAIVERS ->
                "metadata:\n  name: " + (partial.kind() == Kind.ENVIRONMENT ? partial.environment() : stem)
                        + "\nspec:\n";
        };
    }

    private static String part(Optional<PartialDocument> api, String field, String otherwise) {
        return api.flatMap(found -> found.outline().text("metadata", field)).orElse(otherwise);
    }

    /** {@code orders} of {@code apis/orders/v1/api.yaml}. */
    private static String name(String[] parts) {
        return parts.length > 2 ? parts[1] : "name";
    }

    private static String version(String[] parts) {
        return parts.length > 3 ? parts[2] : "v1";
    }
}
