package mgwc.compiler.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;

/**
 * Tells from the bytes that were read of a work tree whether the last commit has them. The answers of {@code git
 * status} do not count: it leaves out ignored files, and files that are marked skip-worktree or assume-unchanged.
 */
final class WorkTreeOrigin {

    private static final String REGULAR_FILE = "100644";

    private final Path root;
    private final GitTree repository;
    private final String commit;
    private final SortedMap<String, GitEntry> committed = new TreeMap<>();

    WorkTreeOrigin(Path root, GitTree repository, String commit) {
        this.root = root;
        this.repository = repository;
        this.commit = commit;
        repository.committed(commit).forEach(entry -> committed.put(entry.path(), entry));
    }

    /** The same files as Git stores them, with the commit if it has all of them and no others. */
    TracedSource trace(Outcome<SourceTree> read) {
        SortedMap<String, SourceFile> files = new TreeMap<>();
        read.value().ifPresent(tree -> files.putAll(tree.files()));
        List<SourceFile> unlike =
                files.values().stream().filter(file -> !isCommitted(file)).toList();
        StoredForm stored = StoredForm.of(repository.git(), commit, unlike);
        stored.contents().forEach((path, content) -> files.put(path, new SourceFile(path, content)));

        CommitComparison comparison = new CommitComparison("the work tree", committed.values());
        comparison.compare(files.values().stream().map(this::entry).toList());
        if (!comparison.differences().isEmpty()) {
            explain(comparison, stored);
        }
        List<Diagnostic> diagnostics = new ArrayList<>(read.diagnostics());
        diagnostics.addAll(emptySubmodules(comparison.missing(), read, files));
        diagnostics.addAll(linksAsFiles(comparison.changed(), files));
        Outcome<SourceTree> asStored =
                new Outcome<>(read.value().map(tree -> new SourceTree(tree.commit(), files)), List.copyOf(diagnostics));
        return TracedSource.of(asStored, commit, comparison);
    }

    private boolean isCommitted(SourceFile file) {
        GitEntry there = committed.get(file.path());
        return there != null && there.isFile() && there.object().equals(id(file));
    }

    private GitEntry entry(SourceFile file) {
        return new GitEntry(REGULAR_FILE, id(file), file.path(), false);
    }

    private String id(SourceFile file) {
        return ObjectId.of(file.content(), commit.length());
    }

    private void explain(CommitComparison comparison, StoredForm stored) {
        Map<String, Character> tags = tags();
        List<String> unchecked = comparison.missing().stream()
                .filter(path -> Character.toUpperCase(tags.getOrDefault(path, '?')) == 'S')
                .toList();
        if (!unchecked.isEmpty()) {
            throw new SourceUnavailable("the sparse checkout leaves out `" + unchecked.getFirst() + "`"
                    + others(unchecked.size() - 1)
                    + "; run `git sparse-checkout disable`, or read the commit with --git-ref HEAD");
        }
        stored.filtered()
                .forEach((path, filter) ->
                        comparison.explain(path, "mgwc does not run its Git filter `" + filter + "`"));
        for (String path : comparison.changed()) {
            char tag = tags.getOrDefault(path, '?');
            if (Character.toUpperCase(tag) == 'S') {
                comparison.explain(path, "Git does not report it, as it is marked skip-worktree");
            } else if (Character.isLowerCase(tag)) {
                comparison.explain(path, "Git does not report it, as it is marked assume-unchanged");
            }
        }
        ignored(comparison.added())
                .forEach(path -> comparison.explain(path, "Git does not report it, as it is ignored"));
    }

    /**
     * The letter of {@code git ls-files -v} for each path of the index: S is skip-worktree, lower case
     * assume-unchanged.
     */
    private Map<String, Character> tags() {
        Map<String, Character> tags = new HashMap<>();
        for (String line : repository.git().ask("ls-files", "-v", "-z").records()) {
            if (line.length() > 2) {
                tags.put(line.substring(2), line.charAt(0));
            }
        }
        return tags;
    }

    private static String others(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> " and another file of the workspace";
            default -> " and " + count + " other files of the workspace";
        };
    }

    private List<String> ignored(Collection<String> paths) {
        if (paths.isEmpty()) {
            return List.of();
        }
        byte[] request = (String.join("\0", paths) + "\0").getBytes(StandardCharsets.UTF_8);
        // This command takes no literal pathspecs; it takes paths as they are anyway.
        return repository
                .git()
                .with(Map.of("GIT_LITERAL_PATHSPECS", "0"))
                .ask(request, "check-ignore", "-z", "--stdin")
                .records();
    }

    /** A submodule that is not checked out is an empty folder; the commit would be refused for it. */
    private List<Diagnostic> emptySubmodules(
            Collection<String> missing, Outcome<SourceTree> read, SortedMap<String, SourceFile> files) {
        return committed.values().stream()
                .filter(GitEntry::isSubmodule)
                .map(GitEntry::path)
                .filter(missing::contains)
                .filter(path -> Files.isDirectory(root.resolve(path)))
                .filter(path -> files.tailMap(path + "/").isEmpty()
                        || !files.tailMap(path + "/").firstKey().startsWith(path + "/"))
                .filter(path -> read.diagnostics().stream()
                        .noneMatch(found -> found.span().file().equals(path)))
                .map(WorkspaceFiles::submodule)
                .toList();
    }

    /** With {@code core.symlinks=false} a link is a file that has its target as text. */
    private List<Diagnostic> linksAsFiles(Collection<String> changed, SortedMap<String, SourceFile> files) {
        return committed.values().stream()
                .filter(entry -> entry.isLink() && changed.contains(entry.path()))
                .filter(entry -> entry.object().equals(id(Objects.requireNonNull(files.get(entry.path())))))
                .map(entry -> WorkspaceFiles.symbolicLink(entry.path()))
                .toList();
    }
}
