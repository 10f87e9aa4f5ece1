package mgwc.compiler.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;

/** Reads the workspace that lies in a folder, as it is on disk now. Never leaves the folder. */
public final class WorkTree {

    private final long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    private final SortedMap<String, SourceFile> files = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private WorkTree() {}

    /**
     * Reads all files of the workspace in {@code root}, and documents beside it that were meant to be in it.
     *
     * @throws SourceUnavailable when {@code root} is not a folder that can be read
     */
    public static Outcome<SourceTree> read(Path root) {
        return read(root, () -> FileIndex.NONE);
    }

    /**
     * Like {@link #read(Path)}, for a workspace that was read before: files that are as the index knows them are not
     * opened before somebody asks for their content.
     *
     * @param index asked for when all files have been found
     */
    public static Outcome<SourceTree> read(Path root, Supplier<FileIndex> index) {
        return new WorkTree().readAll(root, index);
    }

    private Outcome<SourceTree> readAll(Path root, Supplier<FileIndex> index) {
        if (!Files.isDirectory(root)) {
            throw new SourceUnavailable("`" + root + "` is not a folder");
        }
        List<FolderWalk> walks = new ArrayList<>();
        walks.add(FolderWalk.of(root.resolve(WorkspaceLayout.ROOT_FILE), WorkspaceLayout.ROOT_FILE));
        Folder.NAMES.forEach(name -> walks.add(FolderWalk.of(root.resolve(name), name)));
        FileIndex known = index.get();
        List<String> skipped = new ArrayList<>();
        for (FolderWalk walk : walks) {
            diagnostics.addAll(walk.diagnostics());
            skipped.addAll(walk.skipped());
            walk.found().forEach(found -> add(found, known.digest(found.name(), found.stamp())));
        }
        for (SourceFile stray : StrayWalk.of(root, skipped)) {
            files.put(stray.path(), stray);
        }
        diagnostics.addAll(PortablePaths.check(files));
        return Outcome.of(new SourceTree(Optional.empty(), files), diagnostics);
    }

    private void add(FolderWalk.Found found, Optional<String> digest) {
        if (digest.isPresent()) {
            files.put(
                    found.name(),
                    SourceFile.unread(
                            found.name(), found.stamp(), digest.get(), () -> read(found.path(), found.name())));
            return;
        }
        try {
            byte[] content = Files.readAllBytes(found.path());
            files.put(
                    found.name(),
                    found.stamp().isSettledAt(now)
                            ? SourceFile.stamped(found.name(), found.stamp(), content)
                            : new SourceFile(found.name(), content));
        } catch (IOException e) {
            diagnostics.add(SourceRules.UNREADABLE_FILE.at(
                    SourceSpan.startOf(found.name()), "`" + found.name() + "` cannot be read"));
        }
    }

    private static byte[] read(Path path, String name) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new SourceUnavailable("`" + name + "` went away while the workspace was read; run it again");
        }
    }
}
