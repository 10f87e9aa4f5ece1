package mgwc.lsp;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.SourceUnavailable;
import mgwc.compiler.source.UnsavedFiles;
import mgwc.compiler.source.WorkTree;
import org.jspecify.annotations.Nullable;

/** A workspace on disk that somebody edits: files are read once, and again after something changed them. */
final class EditedWorkspace {

    private final Path root;
    private final Outlines outlines = new Outlines();
    private final AtomicLong edition = new AtomicLong();
    private @Nullable Outcome<SourceTree> saved;
    private volatile boolean outdated = true;

    EditedWorkspace(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Grows with every change; what was made from an earlier edition no longer holds. */
    long edition() {
        return edition.get();
    }

    void edited() {
        edition.incrementAndGet();
    }

    /** Files on disk are not what they were. Never waits for somebody who reads them. */
    void changedOnDisk() {
        outdated = true;
        edited();
    }

    /** The path of a file below the root, as the compiler writes it. */
    Optional<String> path(Path file) {
        if (!file.startsWith(root) || file.equals(root)) {
            return Optional.empty();
        }
        Path relative = root.relativize(file);
        StringBuilder path = new StringBuilder();
        relative.forEach(part -> path.append(path.isEmpty() ? "" : "/").append(part));
        return Optional.of(path.toString());
    }

    /** The address of a file, as the editor writes it where the editor has it open. */
    String uri(String path, Map<String, OpenDocument> open) {
        OpenDocument document = open.get(path);
        return document == null ? root.resolve(path).toUri().toString() : document.uri();
    }

    /**
     * The workspace as it is now.
     *
     * @throws mgwc.compiler.source.SourceUnavailable when the folder is gone
     */
    WorkspaceSnapshot view(Map<String, OpenDocument> open, Encoding encoding) {
        Map<String, String> unsaved = new HashMap<>();
        open.forEach((path, document) -> unsaved.put(path, document.text()));
        return new WorkspaceSnapshot(UnsavedFiles.over(saved(), unsaved), Map.copyOf(open), encoding, outlines);
    }

    private synchronized Outcome<SourceTree> saved() {
        Outcome<SourceTree> known = saved;
        if (known != null && !outdated) {
            return known;
        }
        outdated = false;
        try {
            Outcome<SourceTree> read = WorkTree.read(root);
            Outcome<SourceTree> kept = known == null ? read : keepingUnchanged(known, read);
            saved = kept;
            return kept;
        } catch (SourceUnavailable e) {
            outdated = true;
            throw e;
        }
    }

    /** Files that are as before stay the same objects, by which others know that nothing changed. */
    private static Outcome<SourceTree> keepingUnchanged(Outcome<SourceTree> before, Outcome<SourceTree> now) {
        return now.then(tree -> {
            SortedMap<String, SourceFile> files = new TreeMap<>();
            tree.files()
                    .forEach((path, file) -> files.put(
                            path,
                            before.value()
                                    .flatMap(earlier -> earlier.file(path))
                                    .filter(earlier -> Arrays.equals(earlier.content(), file.content()))
                                    .orElse(file)));
            return Outcome.of(new SourceTree(Optional.empty(), files), List.of());
        });
    }
}
