package mgwc.lsp;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.source.SourceUnavailable;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * Checks workspaces when nobody has typed for a moment, one at a time, and tells what is found. What a newer edit has
 * overtaken is given up and never told.
 */
final class DiagnosticsPublisher implements AutoCloseable {

    /** Where findings and mishaps go. */
    interface Audience {
        void findings(PublishDiagnosticsParams findings);

        void mishap(String message);
    }

    /** What a check found, and in which texts. */
    record Checked(WorkspaceSnapshot view, Report report) {}

    private final Check check;
    private final Audience audience;
    private final Duration calm;
    private final Function<EditedWorkspace, Optional<WorkspaceSnapshot>> views;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("mgwc-inspector").factory());
    private final Map<EditedWorkspace, Checked> last = new ConcurrentHashMap<>();

    /** What editors show now, by workspace and address; only the thread looks at it. */
    private final Map<EditedWorkspace, Map<String, PublishDiagnosticsParams>> shown = new HashMap<>();

    /**
     * @param views gives a workspace as it is now; nothing when it is none any more
     * @param calm how long nobody must have typed
     */
    DiagnosticsPublisher(
            Check check,
            Function<EditedWorkspace, Optional<WorkspaceSnapshot>> views,
            Audience audience,
            Duration calm) {
        this.check = check;
        this.views = views;
        this.audience = audience;
        this.calm = calm;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Checks a workspace once it has been left alone for a moment. */
    void edited(EditedWorkspace workspace) {
        long edition = workspace.edition();
        schedule(() -> inspect(workspace, edition));
    }

    /** Takes everything back that was told about a workspace. */
    void forget(EditedWorkspace workspace) {
        schedule(() -> takeBack(workspace));
    }

    /** The latest check that was told about. */
    Optional<Checked> last(EditedWorkspace workspace) {
        return Optional.ofNullable(last.get(workspace));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // tasks answer for their own failures
    private void schedule(Runnable task) {
        if (!thread.isShutdown()) {
            thread.schedule(task, calm.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void inspect(EditedWorkspace workspace, long edition) {
        if (workspace.edition() != edition) {
            return;
        }
        try {
            Optional<WorkspaceSnapshot> view = views.apply(workspace);
            if (view.isPresent()) {
                inspect(workspace, edition, view.get());
            } else {
                takeBack(workspace);
            }
        } catch (CancellationException e) {
            // The edit that overtook this check has asked for its own.
        } catch (SourceUnavailable e) {
            takeBack(workspace);
            audience.mishap(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            audience.mishap(EditorConnection.needsMoreMemory("the workspace"));
        } catch (RuntimeException | StackOverflowError e) {
            audience.mishap("the workspace cannot be checked, which is a bug of mgwc: " + e);
        }
    }

    private void inspect(EditedWorkspace workspace, long edition, WorkspaceSnapshot view) {
        Report report = check.of(view.source(), () -> workspace.edition() == edition && !thread.isShutdown());
        if (workspace.edition() == edition) {
            last.put(workspace, new Checked(view, report));
            publish(workspace, view, report);
        }
    }

    private void takeBack(EditedWorkspace workspace) {
        last.remove(workspace);
        show(workspace, List.of(), Map.of());
        shown.remove(workspace);
    }

    private void publish(EditedWorkspace workspace, WorkspaceSnapshot view, Report report) {
        Function<String, String> uris = path -> workspace.uri(path, view.open());
        Map<String, List<Diagnostic>> found = new TreeMap<>();
        EditorFindings.of(report, view, uris).forEach((path, list) -> found.put(uris.apply(path), list));
        show(workspace, view.open().values(), found);
    }

    /** Tells what is not shown yet, and takes back what is no longer so. */
    private void show(EditedWorkspace workspace, Collection<OpenDocument> open, Map<String, List<Diagnostic>> found) {
        Map<String, PublishDiagnosticsParams> now = new TreeMap<>();
        found.forEach((uri, list) -> now.put(uri, new PublishDiagnosticsParams(uri, list)));
        Map<String, PublishDiagnosticsParams> before = shown.getOrDefault(workspace, Map.of());
        before.keySet().forEach(uri -> now.putIfAbsent(uri, new PublishDiagnosticsParams(uri, List.of())));
        open.forEach(document -> Optional.ofNullable(now.get(document.uri()))
                .ifPresent(params -> params.setVersion(document.version())));
        now.values().stream()
                .filter(params -> !params.equals(before.get(params.getUri())))
                .forEach(audience::findings);
        now.keySet().retainAll(found.keySet());
        shown.put(workspace, now);
    }

    /** Nothing more is begun; what is being told is told to its end. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
