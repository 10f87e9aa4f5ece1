package mgwc.dev;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;

/**
 * Waits for somebody to save something in a workspace. Only the folders that hold documents are looked at, so that a
 * build in the same repository goes unnoticed.
 */
public final class WorkspaceWatch implements AutoCloseable {

    private final Path root;
    private final Duration settle;
    private final WatchService service;
    private final Set<Path> watched = new HashSet<>();

    private WorkspaceWatch(Path root, Duration settle, WatchService service) {
        this.root = root;
        this.settle = settle;
        this.service = service;
    }

    /** @param settle how long nothing must happen before a save counts as finished; editors write in several steps */
    public static WorkspaceWatch of(Path root, Duration settle) throws IOException {
        WorkspaceWatch watch =
                new WorkspaceWatch(root, settle, root.getFileSystem().newWatchService());
        watch.register();
        return watch;
    }

    /** Returns after a change once things have settled; false when the time is up without one, or after closing. */
    public boolean awaitChange(Duration limit) throws InterruptedException, IOException {
        try {
            return changed(limit);
        } catch (ClosedWatchServiceException e) {
            return false;
        }
    }

    private boolean changed(Duration limit) throws InterruptedException, IOException {
        long end = System.nanoTime() + limit.toNanos();
        boolean changed = false;
        while (!changed) {
            WatchKey key = service.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (key == null) {
                return false;
            }
            changed = concerns(key);
        }
        WatchKey more = service.poll(settle.toMillis(), TimeUnit.MILLISECONDS);
        while (more != null) {
            concerns(more);
            more = service.poll(settle.toMillis(), TimeUnit.MILLISECONDS);
        }
        register();
        return true;
    }

    private boolean concerns(WatchKey key) {
        Path folder = (Path) key.watchable();
        boolean concerns = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            concerns |= !folder.equals(root) || event.kind().equals(OVERFLOW) || isPartOfWorkspace(event.context());
        }
        if (!key.reset()) {
            watched.remove(folder);
        }
        return concerns;
    }

    private static boolean isPartOfWorkspace(Object nameInRoot) {
        String name = nameInRoot.toString();
        return name.equals(WorkspaceLayout.ROOT_FILE) || Folder.NAMES.contains(name);
    }

    /** Watches every folder that is not watched yet. */
    private void register() throws IOException {
        watch(root);
        for (String folder : Folder.NAMES) {
            if (Files.isDirectory(root.resolve(folder))) {
                Files.walkFileTree(root.resolve(folder), new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                            throws IOException {
                        watch(directory);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
        }
    }

    private void watch(Path folder) throws IOException {
        if (watched.add(folder)) {
            folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
