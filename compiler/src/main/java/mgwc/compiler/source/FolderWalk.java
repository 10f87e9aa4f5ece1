package mgwc.compiler.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.SourceSpan;

/** Finds the files of a workspace below one of its paths, without opening them and without leaving it. */
final class FolderWalk {

    /** A file, and what the system said about it when it was found. */
    record Found(Path path, String name, FileStamp stamp) {}

    private final List<Found> found = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private FolderWalk() {}

    /**
     * Everything at and below a path; nothing when nothing is there.
     *
     * @param name of the path, relative to the workspace root
     */
    static FolderWalk of(Path root, String name) {
        FolderWalk walk = new FolderWalk();
        walk.visit(root.resolve(name), name);
        return walk;
    }

    List<Found> found() {
        return found;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
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
        if (WorkspaceFiles.isAmbiguous(name)) {
            report(SourceRules.AMBIGUOUS_PATH, name, "the path `" + name + "` has characters that cannot be shown");
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
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException | DirectoryIteratorException e) {
            report(SourceRules.UNREADABLE_FILE, name, "the folder `" + name + "` cannot be read");
            return;
        }
        children.sort(null);
        for (Path child : children) {
            String childName = child.getFileName().toString();
            if (!WorkspaceFiles.isSkipped(childName)) {
                visit(child, name + "/" + childName);
            }
        }
    }

    private void report(RuleSpec rule, String path, String message) {
        diagnostics.add(rule.at(SourceSpan.startOf(path), message));
    }
}
