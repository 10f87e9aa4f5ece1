package mgwc.compiler.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Outcome;

/**
 * The files of a workspace as Git stores them, with the commit that has exactly these files.
 *
 * <p>The work tree, the index and a commit give the same files: a file of the work tree has the line ends and the
 * encoding that Git would store. All methods throw {@link SourceUnavailable} when Git does not trust the repository or
 * a part of the workspace is not checked out.
 *
 * @param source names the commit when there is one
 * @param objection why no commit has these files, in one or more lines; empty when the source names a commit
 */
public record TracedSource(Outcome<SourceTree> source, Optional<String> objection) {

    private static final String NO_COMMIT = "the repository has no commit yet";

    private static TracedSource untraced(Outcome<SourceTree> source, String objection) {
        return new TracedSource(source, Optional.of(objection));
    }

    /** The files of the work tree. A workspace outside of Git has no commit. */
    public static TracedSource ofWorkTree(Path root) {
        Outcome<SourceTree> read = WorkTree.read(root);
        Git.Answer inside;
        try {
            inside = new Git(root).ask("rev-parse", "--is-inside-work-tree");
        } catch (SourceUnavailable e) {
            return untraced(read, "`git` cannot be run");
        }
        if (inside.isOutside() || inside.text().equals("false")) {
            return untraced(read, "`" + root + "` is not in a Git work tree");
        }
        GitTree repository = GitTree.in(root);
        Optional<String> head = new CommitName(repository.git()).head();
        return head.isEmpty()
                ? untraced(read, NO_COMMIT)
                : new WorkTreeOrigin(root, repository, head.get()).trace(read);
    }

    /** The files of the index, which belong to the last commit when nothing is staged. */
    public static TracedSource ofIndex(Path root) {
        Outcome<SourceTree> read = GitTree.ofIndex(root);
        GitTree repository = GitTree.in(root);
        Optional<String> head = new CommitName(repository.git()).head();
        if (head.isEmpty()) {
            return untraced(read, NO_COMMIT);
        }
        CommitComparison comparison = new CommitComparison("the index", repository.committed(head.get()));
        comparison.compare(repository.staged());
        return of(read, head.get(), comparison);
    }

    /** The files of a commit. */
    public static TracedSource atCommit(Path root, String reference) {
        return new TracedSource(GitTree.atCommit(root, reference), Optional.empty());
    }

    static TracedSource of(Outcome<SourceTree> read, String commit, CommitComparison comparison) {
        List<String> differences = comparison.differences();
        return differences.isEmpty()
                ? new TracedSource(
                        new Outcome<>(
                                read.value().map(tree -> new SourceTree(Optional.of(commit), tree.files())),
                                read.diagnostics()),
                        Optional.empty())
                : untraced(read, objection(commit, differences));
    }

    private static String objection(String commit, List<String> differences) {
        int shown = Math.min(differences.size(), CommitComparison.MOST_SHOWN);
        StringBuilder text =
                new StringBuilder(differences.size() == 1 ? "1 file differs" : differences.size() + " files differ");
        text.append(" from commit ").append(commit);
        differences.subList(0, shown).forEach(difference -> text.append("\n  ").append(difference));
        if (shown < differences.size()) {
            text.append("\n  and ").append(differences.size() - shown).append(" more");
        }
        return text.toString();
    }
}
