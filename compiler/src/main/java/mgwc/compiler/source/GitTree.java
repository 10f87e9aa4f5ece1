package mgwc.compiler.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;

/**
 * Reads the workspace of a commit or of the index from a Git repository, bare ones too, without a checkout.
 *
 * <p>All methods throw {@link SourceUnavailable} when there is no repository, no such commit, or no {@code git}, and
 * when Git does not trust the repository.
 */
public final class GitTree {

    private final Git git;
    private final boolean inWorkTree;
    private final String prefix;
    private final SortedMap<String, SourceFile> files = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private GitTree(Git git, boolean inWorkTree, String prefix) {
        this.git = git;
        this.inWorkTree = inWorkTree;
        this.prefix = prefix;
    }

    static GitTree in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SourceUnavailable("`" + folder + "` is not a folder");
        }
        Git git = new Git(folder);
        Git.Answer place = git.ask("rev-parse", "--is-inside-work-tree", "--show-prefix");
        if (!place.succeeded()) {
            throw new SourceUnavailable("`" + folder + "` cannot be read as a Git repository: " + place.reason());
        }
        String lines = place.line();
        int end = lines.indexOf('\n');
        return new GitTree(git, lines.startsWith("true"), end < 0 ? "" : lines.substring(end + 1));
    }

    /**
     * The workspace as a commit has it.
     *
     * @param folder the root of the workspace in a work tree, or a bare repository whose root is the workspace
     * @param reference anything that names a commit: a branch, a tag, {@code HEAD~2}, an id; or {@code COMMIT:FOLDER}
     *     for a workspace in a folder of the repository
     */
    public static Outcome<SourceTree> atCommit(Path folder, String reference) {
        GitTree tree = in(folder);
        CommitName.Place place = new CommitName(tree.git).place(reference);
        List<GitEntry> entries = place.folder().isPresent()
                ? GitEntry.ofTree(tree.listing(place.folder().get()))
                : tree.committed(place.id());
        if (place.folder().isEmpty()) {
            tree.refuseHiddenWorkspace(entries, reference);
        }
        return tree.read(entries, Optional.of(place.id()));
    }

    /** The workspace as the index has it: what the next commit would hold. */
    public static Outcome<SourceTree> ofIndex(Path folder) {
        GitTree tree = in(folder);
        return tree.read(tree.staged(), Optional.empty());
    }

    /** The id of the commit that two others have in common, for {@code A...B}. */
    public static String mergeBase(Path folder, String one, String other) {
        return new CommitName(in(folder).git).mergeBase(one, other);
    }

    Git git() {
        return git;
    }

    /** All that a commit has in the folder of the workspace, by paths from there. */
    List<GitEntry> committed(String commit) {
        Git.Answer listing = prefix.isEmpty() ? listing(commit) : listing(commit, "--", prefix);
        return here(GitEntry.ofTree(listing));
    }

    private Git.Answer listing(String tree, String... paths) {
        List<String> command = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", tree));
        command.addAll(List.of(paths));
        Git.Answer listing = git.ask(command.toArray(String[]::new));
        if (!listing.succeeded()) {
            throw new SourceUnavailable("commit `" + tree + "` cannot be read: " + listing.reason());
        }
        return listing;
    }

    /** All that the next commit would have in the folder of the workspace, by paths from there. */
    List<GitEntry> staged() {
        if (!inWorkTree) {
            throw new SourceUnavailable("the index cannot be read: `" + git.folder() + "` is not in the work tree");
        }
        Git.Answer listing = git.ask("ls-files", "--stage", "-z", "--full-name");
        if (!listing.succeeded()) {
            throw new SourceUnavailable("the index cannot be read: " + listing.reason());
        }
        List<GitEntry> entries = GitEntry.ofIndex(listing);
        if (entries.stream().anyMatch(GitEntry::isEmptyFile)) {
            Set<String> added = added();
            entries.removeIf(entry -> entry.isEmptyFile() && !added.contains(entry.path()));
        }
        return here(entries);
    }

    /** What the index adds to nothing: all but the files of {@code git add -N}, which it lists as empty files. */
    private Set<String> added() {
        String nothing = git.ask("hash-object", "-t", "tree", "--stdin").text();
        Git.Answer listing = git.ask(
                "diff-index", "--cached", "--name-only", "--no-renames", "-z", "--ita-invisible-in-index", nothing);
        if (!listing.succeeded()) {
            throw new SourceUnavailable("the index cannot be read: " + listing.reason());
        }
        return new HashSet<>(listing.records());
    }

    private List<GitEntry> here(List<GitEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.path().startsWith(prefix))
                .map(entry -> entry.below(prefix))
                .toList();
    }

    /** A bare repository has no folder that could be the workspace, so you name it behind the commit. */
    private void refuseHiddenWorkspace(List<GitEntry> entries, String reference) {
        List<String> roots = entries.stream()
                .map(GitEntry::path)
                .filter(path ->
                        path.equals(WorkspaceLayout.ROOT_FILE) || path.endsWith("/" + WorkspaceLayout.ROOT_FILE))
                .toList();
        boolean hidden = !roots.isEmpty() && !roots.contains(WorkspaceLayout.ROOT_FILE);
        if (hidden && !inWorkTree) {
            String first = roots.getFirst();
            throw new SourceUnavailable("commit `" + reference + "` has no " + WorkspaceLayout.ROOT_FILE
                    + " at its top; name the folder of the workspace: --git-ref " + reference + ":"
                    + first.substring(0, first.lastIndexOf('/')));
        }
    }

    private Outcome<SourceTree> read(List<GitEntry> entries, Optional<String> commit) {
        List<GitEntry> blobs = new ArrayList<>();
        SortedMap<String, GitEntry> beside = new TreeMap<>();
        for (GitEntry entry : entries) {
            if (WorkspaceFiles.contains(entry.path()) || Folder.NAMES.contains(entry.path())) {
                accept(entry, blobs);
            } else if (entry.isFile()) {
                beside.put(entry.path(), entry);
            }
        }
        StrayFiles.candidates(beside.keySet()).forEach(path -> blobs.add(beside.get(path)));
        List<GitBlobs.Wanted> wanted = blobs.stream()
                .map(blob -> new GitBlobs.Wanted(blob.object(), WorkspaceFiles.largest(blob.path())))
                .toList();
        new GitBlobs(git).read(wanted, (index, size, content) -> {
            String path = blobs.get(index).path();
            if (beside.containsKey(path)
                    && content.filter(bytes -> StrayFiles.isMeant(path, bytes)).isEmpty()) {
                return;
            }
            if (content.isPresent()) {
                files.put(path, new SourceFile(path, content.get()));
            } else {
                diagnostics.add(WorkspaceFiles.tooLarge(path, size));
            }
        });
        diagnostics.addAll(PortablePaths.check(files));
        return Outcome.of(new SourceTree(commit, files), diagnostics);
    }

    private void accept(GitEntry entry, List<GitEntry> blobs) {
        String path = entry.path();
        if (WorkspaceFiles.isAmbiguous(path)) {
            report(SourceRules.AMBIGUOUS_PATH, path, "the path `" + path + "` has characters that cannot be shown");
        } else if (entry.isLink()) {
            diagnostics.add(WorkspaceFiles.symbolicLink(path));
        } else if (entry.isSubmodule()) {
            diagnostics.add(WorkspaceFiles.submodule(path));
        } else if (entry.unmerged()) {
            if (diagnostics.stream().noneMatch(found -> found.span().file().equals(path))) {
                report(SourceRules.UNREADABLE_FILE, path, "`" + path + "` has merge conflicts in the index");
            }
        } else {
            blobs.add(entry);
        }
    }

    private void report(RuleSpec rule, String path, String message) {
        diagnostics.add(rule.at(SourceSpan.startOf(path), message));
    }
}
