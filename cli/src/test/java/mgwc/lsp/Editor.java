package mgwc.lsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** A client at the other end of two pipes. */
public final class Editor implements LanguageClient, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private final Map<String, PublishDiagnosticsParams> findings = new TreeMap<>();
    private final List<PublishDiagnosticsParams> told = new ArrayList<>();
    private final List<RegistrationParams> registrations = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final Pipe.SinkChannel toServer;
    private final LanguageServer server;

    private Editor(Check check) throws IOException {
        Pipe there = Pipe.open();
        Pipe back = Pipe.open();
        toServer = there.sink();
        Thread.ofPlatform().daemon().start(() -> {
            try (Pipe.SinkChannel out = back.sink()) {
                exit.complete(EditorConnection.serve(
                        Channels.newInputStream(there.source()),
                        Channels.newOutputStream(out),
                        "1.2.3",
                        check,
                        this::log,
                        Duration.ofMillis(10)));
            } catch (IOException | InterruptedException | RuntimeException e) {
                exit.completeExceptionally(e);
            }
        });
        Launcher<LanguageServer> launcher = new Launcher.Builder<LanguageServer>()
                .setLocalService(this)
                .setRemoteInterface(LanguageServer.class)
                .setInput(Channels.newInputStream(back.source()))
                .setOutput(Channels.newOutputStream(toServer))
                .create();
        server = launcher.getRemoteProxy();
        launcher.startListening();
    }

    /** Of a server that checks in a way of its own; at work in a folder. */
    static Editor with(Check check, Path folder) throws IOException {
        Editor editor = new Editor(check);
        editor.initialize(new ClientCapabilities(), folder);
        return editor;
    }

    /** Connected, and nothing said yet. */
    public static Editor silent() throws IOException {
        return new Editor(new RecallingCheck(() -> TODAY));
    }

    /** At work in some folders. */
    public static Editor in(Path... folders) throws IOException {
        return withEncodings(List.of("utf-16"), folders);
    }

    static Editor withEncodings(List<String> encodings, Path... folders) throws IOException {
        Editor editor = silent();
        ClientCapabilities able = new ClientCapabilities();
        GeneralClientCapabilities general = new GeneralClientCapabilities();
        general.setPositionEncodings(encodings);
        able.setGeneral(general);
        editor.initialize(able, folders);
        return editor;
    }

    public InitializeResult initialize(ClientCapabilities able, Path... folders) {
        InitializeParams params = new InitializeParams();
        params.setCapabilities(able);
        List<WorkspaceFolder> list = new ArrayList<>();
        for (Path folder : folders) {
            list.add(new WorkspaceFolder(folder.toUri().toString(), folder.toString()));
        }
        params.setWorkspaceFolders(list);
        InitializeResult result = answer(server.initialize(params));
        server.initialized(new InitializedParams());
        return result;
    }

    public LanguageServer server() {
        return server;
    }

    static <T> T answer(CompletableFuture<T> request) {
        return request.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public void open(Path file, String text) {
        open(file.toUri().toString(), text);
    }

    public void open(String uri, String text) {
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", 1, text)));
    }

    public void change(String uri, int version, TextDocumentContentChangeEvent... changes) {
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri, version), List.of(changes)));
    }

    public void close(String uri) {
        server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
    }

    /** What is shown for a file once it is as a test wants it; whatever is shown when patience ends. */
    public synchronized List<Diagnostic> findings(Path file, Predicate<List<Diagnostic>> asWanted) {
        String uri = file.toUri().toString();
        await(() -> asWanted.test(shown(uri)));
        return shown(uri);
    }

    /** Waits until something holds of all that is shown. */
    public synchronized Map<String, List<Diagnostic>> allFindings(Predicate<Map<String, List<Diagnostic>>> asWanted) {
        await(() -> asWanted.test(all()));
        return all();
    }

    /** Everything that the server ever said about a file. */
    synchronized List<PublishDiagnosticsParams> told(Path file) {
        return told.stream()
                .filter(params -> params.getUri().equals(file.toUri().toString()))
                .toList();
    }

    synchronized List<RegistrationParams> registrations() {
        await(() -> !registrations.isEmpty());
        return List.copyOf(registrations);
    }

    synchronized List<String> logged(Predicate<List<String>> asWanted) {
        await(() -> asWanted.test(log));
        return List.copyOf(log);
    }

    synchronized Integer version(Path file) {
        return findings.get(file.toUri().toString()).getVersion();
    }

    private Map<String, List<Diagnostic>> all() {
        Map<String, List<Diagnostic>> all = new TreeMap<>();
        findings.forEach((uri, params) -> {
            if (!params.getDiagnostics().isEmpty()) {
                all.put(uri, params.getDiagnostics());
            }
        });
        return all;
    }

    private List<Diagnostic> shown(String uri) {
        PublishDiagnosticsParams params = findings.get(uri);
        return params == null ? List.of() : params.getDiagnostics();
    }

    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.holds()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void log(String line) {
        log.add(line);
        notifyAll();
    }

    /** What the process would end with. */
    int exitCode() {
        return answer(exit);
    }

    /** The editor is gone, without a word. */
    void vanish() {
        try {
            toServer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void publishDiagnostics(PublishDiagnosticsParams params) {
        findings.put(params.getUri(), params);
        told.add(params);
        notifyAll();
    }

    @Override
    public synchronized CompletableFuture<Void> registerCapability(RegistrationParams params) {
        registrations.add(params);
        notifyAll();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void showMessage(MessageParams message) {
        log(message.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams message) {
        log(message.getMessage());
    }

    @Override
    public void close() {
        if (toServer.isOpen()) {
            answer(server.shutdown());
            server.exit();
            exitCode();
            vanish();
        }
    }
}
