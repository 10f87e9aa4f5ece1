package mgwc.lsp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import mgwc.compiler.diagnostic.SourceSpan;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What happens to documents in the editor, and what the editor asks about them. */
final class OpenDocuments implements TextDocumentService {

    /** What a text that lies in no workspace is taken for. */
    private static final String ALONE = "untitled.yaml";

    private final MgwcLanguageServer server;
    private final OpenEditors editors;
    private final DiagnosticsPublisher publisher;

    OpenDocuments(MgwcLanguageServer server, OpenEditors editors, DiagnosticsPublisher publisher) {
        this.server = server;
        this.editors = editors;
        this.publisher = publisher;
    }

    /** Adds what this part of the server can do. */
    void announce(ServerCapabilities able) {
        able.setHoverProvider(true);
        able.setCompletionProvider(new CompletionOptions(false, List.of(":", " ", "/", "[")));
        able.setDefinitionProvider(true);
        able.setReferencesProvider(true);
        able.setDocumentSymbolProvider(true);
        able.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    }

    /** A document that somebody asks about, as it is at that moment. */
    private record Asked(WorkspaceSnapshot view, String path, Function<String, String> uris) {
        Lines lines() {
            return view.lines(path);
        }

        List<Location> locations(List<SourceSpan> spans) {
            return spans.stream()
                    .map(span -> new Location(
                            uris.apply(span.file()), view.lines(span.file()).range(span)))
                    .toList();
        }
    }

    /**
     * Answers about the document in its workspace as the editor has it now, or alone when it lies in none; about
     * nothing when nobody has opened it. What lies on disk is read only when the answer is made.
     */
    private <T> CompletableFuture<T> answer(String uri, Function<Optional<Asked>, T> answer) {
        Optional<OpenEditors.Placed> placed = editors.placed(uri);
        if (placed.isPresent()) {
            EditedWorkspace workspace = placed.get().workspace();
            Map<String, OpenDocument> open = editors.openIn(workspace);
            return server.answer(checkpoint -> answer.apply(Optional.of(new Asked(
                    workspace.view(open, server.encoding()).whileWanted(checkpoint),
                    placed.get().path(),
                    path -> workspace.uri(path, open)))));
        }
        Optional<OpenDocument> alone = editors.document(uri);
        return server.answer(checkpoint -> answer.apply(alone.map(document ->
                new Asked(WorkspaceSnapshot.alone(ALONE, document.text(), server.encoding()), ALONE, path -> uri))));
    }

    @Override
    @SuppressWarnings("NullAway") // LSP answers null where there is nothing to say
    public CompletableFuture<Hover> hover(HoverParams params) {
        return answer(
                params.getTextDocument().getUri(),
                asked -> asked.flatMap(at -> Hovers.at(
                                at.view(), at.path(), at.lines(), at.lines().place(params.getPosition())))
                        .orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return answer(
                params.getTextDocument().getUri(),
                asked -> Either.forLeft(asked.map(at -> Completions.at(
                                at.view(), at.path(), at.lines(), at.lines().place(params.getPosition())))
                        .orElse(List.of())));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        return answer(
                params.getTextDocument().getUri(),
                asked -> Either.forLeft(asked.map(at -> at.locations(new Navigation(at.view())
                                .definitions(at.path(), at.lines().place(params.getPosition()))))
                        .orElse(List.of())));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        boolean withDefinitions =
                params.getContext() != null && params.getContext().isIncludeDeclaration();
        return answer(
                params.getTextDocument().getUri(),
                asked -> asked.map(at -> at.locations(new Navigation(at.view())
                                .uses(at.path(), at.lines().place(params.getPosition()), withDefinitions)))
                        .orElse(List.of()));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams params) {
        return answer(
                params.getTextDocument().getUri(),
                asked -> asked.map(at -> Symbols.of(at.view(), at.path())).orElse(List.of()).stream()
                        .map(symbol -> Either.<SymbolInformation, DocumentSymbol>forRight(symbol))
                        .toList());
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        String uri = params.getTextDocument().getUri();
        Optional<DiagnosticsPublisher.Checked> checked =
                editors.placed(uri).flatMap(placed -> publisher.last(placed.workspace()));
        return answer(
                uri,
                asked -> asked
                        .flatMap(at -> checked.map(
                                found -> QuickFixes.of(found, at.view(), at.path(), uri, params.getRange())))
                        .orElse(List.of())
                        .stream()
                        .map(action -> Either.<Command, CodeAction>forRight(action))
                        .toList());
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        if (server.isRunning()) {
            TextDocumentItem item = params.getTextDocument();
            editors.put(new OpenDocument(item.getUri(), item.getVersion(), item.getText()));
            editors.placed(item.getUri()).map(OpenEditors.Placed::workspace).ifPresent(server::watch);
            edited(item.getUri());
        }
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        editors.document(uri).ifPresent(document -> {
            editors.put(document.changed(
                    params.getTextDocument().getVersion(), params.getContentChanges(), server.encoding()));
            edited(uri);
        });
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        if (server.isRunning()) {
            editors.around(params.getTextDocument().getUri()).forEach(workspace -> {
                workspace.changedOnDisk();
                publisher.edited(workspace);
            });
        }
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        if (editors.document(uri).isPresent()) {
            editors.remove(uri);
            didSave(new DidSaveTextDocumentParams(params.getTextDocument()));
        }
    }

    private void edited(String uri) {
        editors.placed(uri).ifPresent(placed -> {
            placed.workspace().edited();
            publisher.edited(placed.workspace());
        });
    }
}
