package mgwc.compiler.lsp;

import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What happens to documents in the editor, and what the editor asks about them. */
final class OpenDocuments implements TextDocumentService {

    private final MgwcLanguageServer server;
    private final Desk desk;
    private final Inspector inspector;

    OpenDocuments(MgwcLanguageServer server, Desk desk, Inspector inspector) {
        this.server = server;
        this.desk = desk;
        this.inspector = inspector;
    }

    /** Adds what this part of the server can do. */
    void announce(ServerCapabilities able) {}

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        if (server.isRunning()) {
            TextDocumentItem item = params.getTextDocument();
            desk.put(new OpenDocument(item.getUri(), item.getVersion(), item.getText()));
            edited(item.getUri());
        }
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        desk.document(uri).ifPresent(document -> {
            desk.put(document.changed(
                    params.getTextDocument().getVersion(), params.getContentChanges(), server.encoding()));
            edited(uri);
        });
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        desk.placed(params.getTextDocument().getUri()).ifPresent(placed -> {
            placed.workspace().changedOnDisk();
            inspector.edited(placed.workspace());
        });
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        if (desk.document(uri).isPresent()) {
            desk.remove(uri);
            didSave(new DidSaveTextDocumentParams(params.getTextDocument()));
        }
    }

    private void edited(String uri) {
        desk.placed(uri).ifPresent(placed -> {
            placed.workspace().edited();
            inspector.edited(placed.workspace());
        });
    }
}
