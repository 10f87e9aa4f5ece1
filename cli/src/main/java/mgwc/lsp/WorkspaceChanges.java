package mgwc.lsp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mgwc.dev.WorkspaceWatch;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What happens to folders and to files outside of the editor. */
final class WorkspaceChanges implements WorkspaceService, AutoCloseable {

    /** What a client is asked to watch. */
    static final List<String> PATTERNS = Stream.concat(
                    Stream.of("**/" + WorkspaceLayout.ROOT_FILE),
                    Folder.NAMES.stream().map(folder -> "**/" + folder + "/**"))
            .toList();

    private static final Duration SETTLE = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofDays(1);

    private final MgwcLanguageServer server;
    private final OpenEditors editors;
    private final DiagnosticsPublisher publisher;
    private final Map<Path, WorkspaceWatch> watches = new ConcurrentHashMap<>();

    WorkspaceChanges(MgwcLanguageServer server, OpenEditors editors, DiagnosticsPublisher publisher) {
        this.server = server;
        this.editors = editors;
        this.publisher = publisher;
    }

    /** Somebody works in a folder. */
    void opened(Path folder) {
        editors.workspaceAround(Optional.of(folder)).ifPresent(workspace -> {
            server.watch(workspace);
            publisher.edited(workspace);
        });
    }

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
        if (!server.isRunning()) {
            return;
        }
        params.getEvent()
                .getRemoved()
                .forEach(folder -> OpenEditors.file(folder.getUri()).ifPresent(this::closed));
        params.getEvent()
                .getAdded()
                .forEach(folder -> OpenEditors.file(folder.getUri()).ifPresent(this::opened));
    }

    private void closed(Path folder) {
        editors.workspaces().stream()
                .filter(workspace -> workspace.root().startsWith(folder))
                .forEach(workspace -> {
                    editors.forget(workspace);
                    publisher.forget(workspace);
                    Optional.ofNullable(watches.remove(workspace.root())).ifPresent(WorkspaceWatch::close);
                });
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        if (!server.isRunning()) {
            return;
        }
        params.getChanges().stream()
                .map(FileEvent::getUri)
                .flatMap(editors::around)
                .distinct()
                .forEach(this::changed);
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        // There is nothing to configure; some clients send this whether or not anybody asks for it.
    }

    private void changed(EditedWorkspace workspace) {
        workspace.changedOnDisk();
        publisher.edited(workspace);
    }

    /** Watches a workspace, once. */
    void watch(EditedWorkspace workspace) {
        watches.computeIfAbsent(workspace.root(), root -> {
            try {
                WorkspaceWatch watch = WorkspaceWatch.of(root, SETTLE);
                Thread.ofVirtual().name("mgwc-watch").start(() -> follow(watch, workspace));
                return watch;
            } catch (IOException e) {
                return null;
            }
        });
    }

    /** A workspace that can no longer be watched has changed, too: its folder is gone. */
    private void follow(WorkspaceWatch watch, EditedWorkspace workspace) {
        try {
            while (watch.awaitChange(LONG)) {
                changed(workspace);
            }
        } catch (IOException e) {
            watches.remove(workspace.root(), watch);
            watch.close();
            changed(workspace);
        } catch (InterruptedException e) {
            watch.close();
        }
    }

    @Override
    public void close() {
        watches.values().forEach(WorkspaceWatch::close);
        watches.clear();
    }
}
