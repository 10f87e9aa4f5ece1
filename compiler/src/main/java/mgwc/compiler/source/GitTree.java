package mgwc.compiler.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.Spelling;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;

/**
 * Reads the workspace of a commit or of the index from a Git repository, bare ones too, without a checkout.
 *
 * <p>All methods throw {@link SourceUnavailable} when there is no repository, no such commit, or no {@code git}.
 */
public final class GitTree {

    private static final String SYMBOLIC_LINK = "120000";
    private static final String SUBMODULE = "160000";

    private final Git git;
    private final String prefix;
    private final SortedMap<String, SourceFile> files = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private GitTree(Git git, String prefix) {
        this.git = git;
        this.prefix = prefix;
    }

    private static GitTree in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SourceUnavailable("`" + folder + "` is not a folder");
        }
        Git git = new Git(folder);
        Git.Answer prefix = git.ask("rev-parse", "--show-prefix");
        if (!prefix.succeeded()) {
            throw new SourceUnavailable("`" + folder + "` cannot be read as a Git repository: " + prefix.reason());
        }
        return new GitTree(git, prefix.text());
    }

    /**
     * The workspace as a commit has it.
     *
     * @param folder the root of the workspace in a work tree, or a bare repository whose root is the workspace
     * @param reference anything that names a commit: a branch, a tag, {@code HEAD~2}, an id
     */
    public static Outcome<SourceTree> atCommit(Path folder, String reference) {
        GitTree tree = in(folder);
        String commit = tree.commit(reference);
        Git.Answer listing = tree.git.ask("ls-tree", "-r", "-z", "--full-tree", commit);
        if (!listing.succeeded()) {
            throw new SourceUnavailable("commit `" + reference + "` cannot be read: " + listing.reason());
        }
        return tree.read(Entry.ofTree(listing.output()), Optional.of(commit));
    }

    /** The workspace as the index has it: what the next commit would hold. */
    public static Outcome<SourceTree> ofIndex(Path folder) {
        GitTree tree = in(folder);
        Git.Answer listing = tree.git.ask("ls-files", "--stage", "-z", "--full-name");
        if (!listing.succeeded()) {
            throw new SourceUnavailable("the index cannot be read: " + listing.reason());
        }
        return tree.read(Entry.ofIndex(listing.output()), Optional.empty());
    }

    /** The id of the commit that two others have in common, for {@code A...B}. */
    public static String mergeBase(Path folder, String one, String other) {
        GitTree tree = in(folder);
        Git.Answer base = tree.git.ask("merge-base", tree.commit(one), tree.commit(other));
        if (!base.succeeded()) {
            String hint = tree.isShallow()
                    ? "; the clone is shallow, run `git fetch --unshallow " + tree.remote(one) + "`"
                    : "; `" + one + ".." + other + "` compares them as they are";
            throw new SourceUnavailable("`" + one + "` and `" + other + "` have no commit in common here" + hint);
        }
        return base.text();
    }

    /** The commit a work tree stands at, when the workspace in it has no change that the commit lacks. */
    static Optional<String> cleanCommit(Path folder) {
        try {
            GitTree tree = in(folder);
            List<String> command = new ArrayList<>(
                    List.of("status", "--porcelain", "-z", "--untracked-files=all", "--", WorkspaceLayout.ROOT_FILE));
            command.addAll(Folder.NAMES);
            Git.Answer changes = tree.git.ask(command.toArray(String[]::new));
            return changes.succeeded() && changes.output().length == 0
                    ? Optional.of(tree.commit("HEAD"))
                    : Optional.empty();
        } catch (SourceUnavailable e) {
            return Optional.empty();
        }
    }

    private String commit(String reference) {
        // A name that starts with a dash would be taken for an option by the git that users may have.
        boolean hostile = reference.isBlank() || reference.startsWith("-") || !reference.equals(reference.strip());
        if (hostile || reference.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw new SourceUnavailable("`" + printable(reference) + "` cannot name a commit");
        }
        Git.Answer id = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}");
        if (!id.succeeded()) {
            Git.Answer type = git.ask("cat-file", "-t", reference);
            throw new SourceUnavailable(
                    type.succeeded()
                            ? "`" + reference + "` names a " + type.text()
                                    + ", not a commit; name a branch, a tag or an id"
                            : "there is no commit `" + reference + "` here" + missingHint(reference));
        }
        return id.text();
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** The branch or tag that was probably meant, or the command that may get what is missing. */
    private String missingHint(String reference) {
        Git.Answer names =
                git.ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags");
        String remote = remote(reference);
        String branch = reference.startsWith(remote + "/") ? reference.substring(remote.length() + 1) : "";
        if (!branch.isEmpty()) {
            return "; run `git fetch " + remote + " +refs/heads/" + branch + ":refs/remotes/" + reference + "`"
                    + Spelling.question(reference, names.text().lines().toList())
                            .map(question -> ", or " + question)
                            .orElse("");
        }
        if (isShallow()) {
            return "; the clone is shallow, run `git fetch --unshallow " + remote + "`";
        }
        return Spelling.question(reference, names.text().lines().toList())
                .map(question -> "; " + question)
                .orElse("");
    }

    /** The remote that a name such as {@code upstream/main} starts with; {@code origin} where it names none. */
    private String remote(String reference) {
        return git.ask("remote")
                .text()
                .lines()
                .filter(remote -> reference.startsWith(remote + "/"))
                .findFirst()
                .orElse("origin");
    }

    private boolean isShallow() {
        return git.ask("rev-parse", "--is-shallow-repository").text().equals("true");
    }

    /** One line of a listing: what kind of thing stands at a path, and its object. */
    private record Entry(String mode, String object, String path, boolean unmerged) {

        boolean isFile() {
            return !unmerged && !mode.equals(SYMBOLIC_LINK) && !mode.equals(SUBMODULE);
        }

        /** {@code <mode> SP <type> SP <object> TAB <path> NUL}. */
        static List<Entry> ofTree(byte[] listing) {
            return parse(listing, 2, false);
        }

        /** {@code <mode> SP <object> SP <stage> TAB <path> NUL}; a stage other than 0 is an unmerged file. */
        static List<Entry> ofIndex(byte[] listing) {
            return parse(listing, 1, true);
        }

        private static List<Entry> parse(byte[] listing, int objectField, boolean staged) {
            List<Entry> entries = new ArrayList<>();
            for (String line : new String(listing, StandardCharsets.UTF_8).split("\0", -1)) {
                int tab = line.indexOf('\t');
                if (tab > 0) {
                    String[] fields = line.substring(0, tab).split(" ", -1);
                    boolean unmerged = staged && !fields[2].equals("0");
                    entries.add(new Entry(fields[0], fields[objectField], line.substring(tab + 1), unmerged));
                }
            }
            return entries;
        }
    }

    private Outcome<SourceTree> read(List<Entry> entries, Optional<String> commit) {
        List<Entry> blobs = new ArrayList<>();
        SortedMap<String, Entry> beside = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.path().startsWith(prefix)) {
                String path = entry.path().substring(prefix.length());
                Entry relative = new Entry(entry.mode(), entry.object(), path, entry.unmerged());
                if (WorkspaceFiles.contains(path) || Folder.NAMES.contains(path)) {
                    accept(relative, blobs);
                } else if (relative.isFile()) {
                    beside.put(path, relative);
                }
            }
        }
        StrayFiles.candidates(beside.keySet()).forEach(path -> blobs.add(beside.get(path)));
        List<GitBlobs.Wanted> wanted = blobs.stream()
                .map(blob -> new GitBlobs.Wanted(blob.object(), WorkspaceFiles.largest(blob.path())))
                .toList();
        new GitBlobs(git).read(wanted, (index, size, content) -> {
            String path = blobs.get(index).path();
            if (beside.containsKey(path)
                    && content.filter(StrayFiles::isAnnounced).isEmpty()) {
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

    private void accept(Entry entry, List<Entry> blobs) {
        String path = entry.path();
        if (WorkspaceFiles.isAmbiguous(path)) {
            report(SourceRules.AMBIGUOUS_PATH, path, "the path `" + path + "` has characters that cannot be shown");
        } else if (entry.mode().equals(SYMBOLIC_LINK)) {
            diagnostics.add(WorkspaceFiles.symbolicLink(path));
        } else if (entry.mode().equals(SUBMODULE)) {
            report(SourceRules.SPECIAL_FILE, path, "`" + path + "` is a Git submodule, which is not read");
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
