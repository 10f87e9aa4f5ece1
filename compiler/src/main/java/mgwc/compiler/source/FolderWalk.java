package mgwc.compiler.source;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;

/**
 * Finds the files of a workspace below one of its paths, without opening them and without leaving it. In large folders
 * it looks at many at once.
 */
final class FolderWalk {

    /** A file, and what the system said about it when it was found. */
    record Found(Path path, String name, FileStamp stamp) {}

    /** A folder that has it is the work tree of another repository. */
    private static final String REPOSITORY = ".git";

    private final List<Found> found = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private FolderWalk() {}

    /**
     * Everything at and below a path; nothing when nothing is there.
     *
     * @param name of the path, relative to the workspace root
     */
    static FolderWalk of(Path path, String name) {
        FolderWalk walk = new FolderWalk();
        walk.visit(path, name);
        return walk;
    }

    List<Found> found() {
        return found;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Files and folders that are left out because of their names. */
    List<String> skipped() {
        return skipped;
    }

    private void visit(Path path, String name) {
        FileFacts facts;
        try {
            facts = FileFacts.of(path);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            report(SourceRules.UNREADABLE_FILE, name, "`" + name + "` cannot be read");
            return;
        }
        switch (facts.type()) {
            case FILE -> visitFile(path, name, facts.stamp());
            case FOLDER -> visitFolder(path, name);
            case SYMBOLIC_LINK -> diagnostics.add(WorkspaceFiles.symbolicLink(name));
            case OTHER -> report(SourceRules.SPECIAL_FILE, name, "`" + name + "` is neither a file nor a folder");
        }
    }

    private void visitFile(Path path, String name, FileStamp stamp) {
        if (stamp.size() > WorkspaceFiles.largest(name)) {
            diagnostics.add(WorkspaceFiles.tooLarge(name, stamp.size()));
        } else {
            found.add(new Found(path, name, stamp));
        }
    }

    private void visitFolder(Path folder, String name) {
        String[] children = folder.toFile().list();
        if (children == null) {
            report(SourceRules.UNREADABLE_FILE, name, "the folder `" + name + "` cannot be read");
            return;
        }
        Arrays.sort(children);
        if (Arrays.binarySearch(children, REPOSITORY) >= 0) {
            diagnostics.add(WorkspaceFiles.submodule(name));
            return;
        }
        for (String child : children) {
            if (WorkspaceFiles.isSkipped(child)) {
                skipped.add(name + "/" + child);
            }
        }
        Concurrently.on(List.of(children))
                .filter(child -> !WorkspaceFiles.isSkipped(child))
                .map(child -> below(folder, child, name + "/" + child))
                .toList()
                .forEach(this::add);
    }

    /** What cannot be decoded is no path either, so that its name is judged first. */
    private static FolderWalk below(Path folder, String child, String name) {
        if (!WorkspaceFiles.isAmbiguous(child)) {
            return of(folder.resolve(child), name);
        }
        FolderWalk walk = new FolderWalk();
        walk.report(SourceRules.AMBIGUOUS_PATH, name, "the path `" + name + "` has characters that cannot be shown");
        return walk;
    }

    private void add(FolderWalk below) {
        found.addAll(below.found);
        diagnostics.addAll(below.diagnostics);
        skipped.addAll(below.skipped);
    }

    private void report(RuleSpec rule, String path, String message) {
        diagnostics.add(rule.at(SourceSpan.startOf(path), message));
    }
}
