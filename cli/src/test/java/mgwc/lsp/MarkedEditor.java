package mgwc.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.services.TextDocumentService;

/** An editor in the sample workspace; {@code ^} in a text that is opened marks where the cursor stands. */
record MarkedEditor(Path folder, Editor editor) implements AutoCloseable {

    static final String HEADER = """
            apiVersion: mgwc/v1
            kind: Api
            metadata:
              name: orders
              version: v1
            """;

    static final String OVERLAY = """
            apiVersion: mgwc/v1
            kind: ApiOverlay
            metadata:
              name: pizza-shack-v1
            spec:
              targetRef:
                name: pizza-shack
                version: v1
            """;

    static final String ORDERS = "apis/orders/v1/api.yaml";
    static final String PIZZA = "environments/dev/apis/pizza-shack-v1.yaml";

    static MarkedEditor in(Path folder) throws IOException {
        Sample.copyTo(folder);
        return new MarkedEditor(folder, Editor.in(folder));
    }

    @Override
    public void close() {
        editor.close();
    }

    /** An open document with a mark in it. */
    record Marked(TextDocumentIdentifier document, Position position) {}

    Marked open(String path, String marked) {
        Path file = folder.resolve(path);
        int at = marked.indexOf('^');
        String before = marked.substring(0, at);
        editor.open(file, before + marked.substring(at + 1));
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return new Marked(
                new TextDocumentIdentifier(file.toUri().toString()),
                new Position(line, before.length() - before.lastIndexOf('\n') - 1));
    }

    TextDocumentService documents() {
        return editor.server().getTextDocumentService();
    }

    List<CompletionItem> completion(String path, String marked) {
        Marked place = open(path, marked);
        return Editor.answer(documents().completion(new CompletionParams(place.document(), place.position())))
                .getLeft();
    }

    List<String> labels(String path, String marked) {
        return completion(path, marked).stream().map(CompletionItem::getLabel).toList();
    }

    Optional<String> hover(String path, String marked) {
        Marked place = open(path, marked);
        return Optional.ofNullable(
                        Editor.answer(documents().hover(new HoverParams(place.document(), place.position()))))
                .map(hover -> hover.getContents().getRight().getValue());
    }

    List<String> definition(String path, String marked) {
        Marked place = open(path, marked);
        return places(Editor.answer(documents().definition(new DefinitionParams(place.document(), place.position())))
                .getLeft());
    }

    List<String> references(String path, String marked) {
        Marked place = open(path, marked);
        return places(Editor.answer(documents()
                .references(new ReferenceParams(place.document(), place.position(), new ReferenceContext(false)))));
    }

    List<String> places(List<? extends Location> locations) {
        String root = folder.toUri().toString();
        return locations.stream()
                .map(location -> location.getUri().substring(root.length()) + ":"
                        + (location.getRange().getStart().getLine() + 1))
                .toList();
    }

    String saved(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    CodeAction action(Path file, Diagnostic found) {
        return Editor.answer(documents()
                        .codeAction(new CodeActionParams(
                                new TextDocumentIdentifier(file.toUri().toString()),
                                found.getRange(),
                                new CodeActionContext(List.of(found)))))
                .getFirst()
                .getRight();
    }

    List<DocumentSymbol> symbols(Marked document) {
        return Editor.answer(documents().documentSymbol(new DocumentSymbolParams(document.document()))).stream()
                .map(symbol -> symbol.getRight())
                .toList();
    }

    int line(String path, String text) throws IOException {
        List<String> lines = saved(path).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError(text);
    }
}
