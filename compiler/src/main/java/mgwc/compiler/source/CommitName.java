package mgwc.compiler.source;

import java.util.Optional;
import mgwc.compiler.text.Spelling;

/**
 * Finds the commit that a name stands for, or says why there is none.
 *
 * <p>All methods throw {@link SourceUnavailable} when there is no such commit.
 */
final class CommitName {

    private final Git git;

    CommitName(Git git) {
        this.git = git;
    }

    /**
     * A commit and a folder in it.
     *
     * @param id of the commit
     * @param folder the id of the tree that the folder is; empty when the name has none
     */
    record Place(String id, Optional<String> folder) {}

    /** The id of a commit. */
    String resolve(String name) {
        refuseHostile(name);
        return id(name).orElseThrow(() -> missing(name));
    }

    /** The commit and folder that {@code COMMIT} or {@code COMMIT:FOLDER} names. */
    Place place(String name) {
        refuseHostile(name);
        Optional<String> commit = id(name);
        if (commit.isPresent()) {
            return new Place(commit.get(), Optional.empty());
        }
        int colon = name.lastIndexOf(':');
        Optional<String> folder = colon > 0 ? asked(name).filter(this::isFolder) : Optional.empty();
        if (folder.isEmpty()) {
            throw missing(name);
        }
        return new Place(id(name.substring(0, colon)).orElseThrow(() -> missing(name)), folder);
    }

    /** The id of the commit that two others have in common. */
    String mergeBase(String one, String other) {
        Git.Answer base = git.ask("merge-base", resolve(one), resolve(other));
        if (!base.succeeded()) {
            String hint = isShallow()
                    ? "; the clone is shallow, run `git fetch --unshallow " + remote(one) + "`"
                    : "; `" + one + ".." + other + "` compares them as they are";
            throw new SourceUnavailable("`" + one + "` and `" + other + "` have no commit in common here" + hint);
        }
        return base.text();
    }

    /** The id of the last commit; empty when there is none yet. */
    Optional<String> head() {
        return asked("HEAD").isEmpty() ? Optional.empty() : Optional.of(resolve("HEAD"));
    }

    /** The id of a commit; empty when the name stands for none. */
    private Optional<String> id(String name) {
        return asked(name + "^{commit}");
    }

    private boolean isFolder(String id) {
        return git.ask("cat-file", "-t", id).text().equals("tree");
    }

    private Optional<String> asked(String object) {
        Git.Answer id = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", object);
        return id.succeeded() ? Optional.of(id.text()) : Optional.empty();
    }

    private static void refuseHostile(String name) {
        // Older versions of git take a name that starts with a dash for an option.
        boolean hostile = name.isBlank() || name.startsWith("-") || !name.equals(name.strip());
        if (hostile || name.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw new SourceUnavailable("`" + name.replaceAll("\\p{Cntrl}", " ") + "` cannot name a commit");
        }
    }

    private SourceUnavailable missing(String name) {
        Git.Answer type = git.ask("cat-file", "-t", name);
        return new SourceUnavailable(
                type.succeeded()
                        ? "`" + name + "` names a " + type.text() + ", not a commit; name a branch, a tag or an id"
                        : "there is no commit `" + name + "` here" + hint(name));
    }

    /** The branch or tag that was probably meant, or the command that may get what is missing. */
    private String hint(String name) {
        Git.Answer names =
                git.ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags");
        String remote = remote(name);
        String branch = name.startsWith(remote + "/") ? name.substring(remote.length() + 1) : "";
        if (!branch.isEmpty()) {
            return "; run `git fetch " + remote + " +refs/heads/" + branch + ":refs/remotes/" + name + "`"
                    + Spelling.question(name, names.text().lines().toList())
                            .map(question -> ", or " + question)
                            .orElse("");
        }
        if (isShallow()) {
            return "; the clone is shallow, run `git fetch --unshallow " + remote + "`";
        }
        return Spelling.question(name, names.text().lines().toList())
                .map(question -> "; " + question)
                .orElse("");
    }

    /** The remote that a name such as {@code upstream/main} starts with; {@code origin} where it names none. */
    private String remote(String name) {
        return git.ask("remote")
                .text()
                .lines()
                .filter(remote -> name.startsWith(remote + "/"))
                .findFirst()
                .orElse("origin");
    }

    private boolean isShallow() {
        return git.ask("rev-parse", "--is-shallow-repository").text().equals("true");
    }
}
