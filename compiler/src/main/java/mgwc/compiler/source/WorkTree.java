package mgwc.compiler.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.SourceSpan;

/** Reads the workspace that lies in a folder, as it is on disk now. Never leaves the folder. */
public final class WorkTree {

    private final SortedMap<String, SourceFile> files = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private WorkTree() {}

    /**
     * Reads all files of the workspace in {@code root}.
     *
     * @throws SourceUnavailable when {@code root} is not a folder that can be read
     */
    public static Outcome<SourceTree> read(Path root) {
        if (!Files.isDirectory(root)) {
            throw new SourceUnavailable("`" + root + "` is not a folder");
        }
        WorkTree tree = new WorkTree();
        tree.visit(root.resolve(WorkspaceFiles.ROOT_FILE), WorkspaceFiles.ROOT_FILE);
        for (String folder : WorkspaceFiles.FOLDERS) {
            tree.visit(root.resolve(folder), folder);
        }
        tree.diagnostics.addAll(PortablePaths.check(tree.files.keySet()));
        return Outcome.of(new SourceTree(Optional.empty(), tree.files), tree.diagnostics);
    }

    /**
     * Like {@link #read}, and names the commit when the workspace is exactly as that commit has it. Without Git, or
     * with local changes, there is no commit.
     */
    public static Outcome<SourceTree> readWithCommit(Path root) {
        Outcome<SourceTree> tree = read(root);
        Optional<String> commit = GitTree.cleanCommit(root);
        return new Outcome<>(tree.value().map(read -> new SourceTree(commit, read.files())), tree.diagnostics());
    }

    private void visit(Path path, String name) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (java.nio.file.NoSuchFileException e) {
            return;
        } catch (IOException e) {
            report(SourceRules.UNREADABLE_FILE, name, "`" + name + "` cannot be read");
            return;
        }
        if (WorkspaceFiles.isAmbiguous(name)) {
            report(SourceRules.AMBIGUOUS_PATH, name, "the path `" + name + "` has characters that cannot be shown");
        } else if (attributes.isSymbolicLink()) {
            diagnostics.add(WorkspaceFiles.symbolicLink(name));
        } else if (attributes.isDirectory()) {
            visitFolder(path, name);
        } else if (!attributes.isRegularFile()) {
            report(SourceRules.SPECIAL_FILE, name, "`" + name + "` is neither a file nor a folder");
        } else if (attributes.size() > WorkspaceFiles.largest(name)) {
            diagnostics.add(WorkspaceFiles.tooLarge(name, attributes.size()));
        } else {
            readFile(path, name);
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

    private void readFile(Path path, String name) {
        try {
            files.put(name, new SourceFile(name, Files.readAllBytes(path)));
        } catch (IOException e) {
            report(SourceRules.UNREADABLE_FILE, name, "`" + name + "` cannot be read");
        }
    }

    private void report(RuleSpec rule, String path, String message) {
        diagnostics.add(rule.at(SourceSpan.startOf(path), message));
    }
}
