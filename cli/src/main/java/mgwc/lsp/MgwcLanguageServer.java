package mgwc.lsp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The server as the protocol (LSP 3.17) wants it: its life, what it can do, and who answers what. */
final class MgwcLanguageServer implements LanguageServer, AutoCloseable {

    private enum Phase {
        NEW,
        RUNNING,
        STOPPED
    }

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final String version;
    private final OpenEditors editors = new OpenEditors();
    private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final Set<CompletableFuture<?>> unanswered = ConcurrentHashMap.newKeySet();
    private final DiagnosticsPublisher publisher;
    private final OpenDocuments documents;
    private final WorkspaceChanges changes;
    private volatile Optional<LanguageClient> client = Optional.empty();
    private volatile Phase phase = Phase.NEW;
    private volatile Encoding encoding = Encoding.UTF_16;
    private volatile boolean clientWatches;
    private volatile List<Path> folders = List.of();

    MgwcLanguageServer(String version, Check check, Duration calm) {
        this.version = version;
        this.publisher =
                new DiagnosticsPublisher(check, workspace -> editors.view(workspace, encoding), new Client(), calm);
        this.documents = new OpenDocuments(this, editors, publisher);
        this.changes = new WorkspaceChanges(this, editors, publisher);
    }

    /** Tells the client, once there is one. */
    private final class Client implements DiagnosticsPublisher.Audience {
        @Override
        public void findings(PublishDiagnosticsParams findings) {
            client.ifPresent(editor -> editor.publishDiagnostics(findings));
        }

        @Override
        public void mishap(String message) {
            client.ifPresent(editor -> editor.logMessage(new MessageParams(MessageType.Error, message)));
        }
    }

    void connect(LanguageClient editor) {
        client = Optional.of(editor);
    }

    /** The exit code, once the client has asked for the end. */
    CompletableFuture<Integer> ended() {
        return ended;
    }

    /** What the process ends with now: LSP wants 1 unless the client has asked for a shutdown before. */
    int exitCode() {
        return phase == Phase.STOPPED ? 0 : 1;
    }

    Encoding encoding() {
        return encoding;
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        if (phase != Phase.NEW) {
            return refused(ResponseErrorCode.InvalidRequest, "the server is initialized already");
        }
        if (params == null) {
            return refused(ResponseErrorCode.InvalidParams, "`initialize` has no `params`");
        }
        phase = Phase.RUNNING;
        Optional.ofNullable(params.getProcessId()).ifPresent(this::endWith);
        Optional<ClientCapabilities> able = Optional.ofNullable(params.getCapabilities());
        encoding = Encoding.of(able.map(ClientCapabilities::getGeneral)
                .map(general -> general.getPositionEncodings())
                .orElse(List.of()));
        clientWatches = able.map(ClientCapabilities::getWorkspace)
                .map(workspace -> workspace.getDidChangeWatchedFiles())
                .map(watching -> watching.getDynamicRegistration())
                .orElse(false);
        folders = folders(params);
        return CompletableFuture.completedFuture(new InitializeResult(capabilities(), new ServerInfo("mgwc", version)));
    }

    /**
     * Ends when the editor's process does, for its end of the streams may outlive it in other processes. A process that
     * cannot be seen, such as one outside of a container, is not taken for a dead one.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // what comes of it is the end of the server
    private void endWith(int processId) {
        ProcessHandle.of(processId)
                .filter(editor -> !editor.equals(ProcessHandle.current()))
                .ifPresent(editor -> editor.onExit().thenRun(this::exit));
    }

    @SuppressWarnings("deprecation") // rootUri and rootPath are what old clients send
    private static List<Path> folders(InitializeParams params) {
        List<String> uris = new ArrayList<>();
        if (params.getWorkspaceFolders() != null) {
            params.getWorkspaceFolders().stream()
                    .filter(Objects::nonNull)
                    .map(WorkspaceFolder::getUri)
                    .forEach(uris::add);
        } else if (params.getRootUri() != null) {
            uris.add(params.getRootUri());
        }
        return uris.stream()
                .filter(Objects::nonNull)
                .flatMap(uri -> OpenEditors.file(uri).stream())
                .toList();
    }

    private ServerCapabilities capabilities() {
        ServerCapabilities able = new ServerCapabilities();
        able.setPositionEncoding(encoding.toString());
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        able.setTextDocumentSync(sync);
        WorkspaceFoldersOptions several = new WorkspaceFoldersOptions();
        several.setSupported(true);
        several.setChangeNotifications(Either.forRight(true));
        able.setWorkspace(new WorkspaceServerCapabilities(several));
        documents.announce(able);
        return able;
    }

    @Override
    @SuppressWarnings(
            "FutureReturnValueIgnored") // a client that does not watch is one whose files are read at the next edit
    public void initialized(InitializedParams params) {
        if (!isRunning()) {
            return;
        }
        if (clientWatches) {
            List<FileSystemWatcher> watchers = WorkspaceChanges.PATTERNS.stream()
                    .map(pattern -> new FileSystemWatcher(Either.forLeft(pattern)))
                    .toList();
            Registration registration = new Registration(
                    "mgwc-files",
                    "workspace/didChangeWatchedFiles",
                    new DidChangeWatchedFilesRegistrationOptions(watchers));
            client.ifPresent(editor -> editor.registerCapability(new RegistrationParams(List.of(registration))));
        }
        folders.forEach(changes::opened);
    }

    /** Notices when files of a workspace change, unless the client tells. */
    void watch(EditedWorkspace workspace) {
        if (!clientWatches) {
            changes.watch(workspace);
        }
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        if (phase == Phase.NEW) {
            return refused(ResponseErrorCode.ServerNotInitialized, "the server is not initialized");
        }
        phase = Phase.STOPPED;
        publisher.close();
        changes.close();
        unanswered.forEach(answer -> answer.cancel(true));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        ended.complete(exitCode());
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return changes;
    }

    /**
     * Answers a request off the thread that reads; not before the server is initialized and not after its shutdown.
     *
     * @param answer takes a checkpoint, which throws a {@link java.util.concurrent.CancellationException} once the
     *     client no longer wants to know
     */
    <T> CompletableFuture<T> answer(Function<Runnable, T> answer) {
        return switch (phase) {
            case NEW -> refused(ResponseErrorCode.ServerNotInitialized, "the server is not initialized");
            case STOPPED -> refused(ResponseErrorCode.InvalidRequest, "the server is shut down");
            case RUNNING ->
                remembered(CompletableFutures.computeAsync(answers, cancellation -> {
                    cancellation.checkCanceled();
                    return answer.apply(cancellation::checkCanceled);
                }));
        };
    }

    private <T> CompletableFuture<T> remembered(CompletableFuture<T> answer) {
        unanswered.removeIf(CompletableFuture::isDone);
        unanswered.add(answer);
        return answer;
    }

    private static <T> CompletableFuture<T> refused(ResponseErrorCode code, String message) {
        return CompletableFuture.failedFuture(new ResponseErrorException(new ResponseError(code, message, null)));
    }

    /** Stops; what is being said is said to its end, if that does not take long. */
    @Override
    public void close() {
        publisher.close();
        changes.close();
        unanswered.forEach(answer -> answer.cancel(true));
        answers.shutdown();
        try {
            if (!answers.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                answers.shutdownNow();
            }
        } catch (InterruptedException e) {
            answers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
