package mgwc.compiler.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mgwc.layout.WorkspaceLayout;

/**
 * The part of the Git index that the next commit would change; the only place that writes to it.
 *
 * <p>All methods throw {@link SourceUnavailable} when there is no repository or no {@code git}.
 */
public final class StagedFiles {

    private static final String REGULAR_FILE = "100644";

    private final Git git;
    private final String prefix;

    private StagedFiles(Git git, String prefix) {
        this.git = git;
        this.prefix = prefix;
    }

    /**
     * The folders of all workspaces of which the next commit adds, changes or deletes a file.
     *
     * @param folder in a work tree
     */
    public static List<Path> changedWorkspaces(Path folder) {
        Path top = GitRepository.around(folder).top();
        Git git = new Git(top);
        List<String> changed = asked(git, "diff", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff")
                .records();
        return asked(git, "ls-files", "-z").records().stream()
                .filter(path ->
                        path.equals(WorkspaceLayout.ROOT_FILE) || path.endsWith("/" + WorkspaceLayout.ROOT_FILE))
                .map(path -> path.substring(0, path.length() - WorkspaceLayout.ROOT_FILE.length()))
                .filter(root -> changed.stream()
                        .anyMatch(path ->
                                path.startsWith(root) && CommitComparison.isOfWorkspace(path.substring(root.length()))))
                .distinct()
                .map(top::resolve)
                .toList();
    }

    /** @param root of the workspace, in a work tree */
    public static StagedFiles in(Path root) {
        Git git = new Git(root);
        return new StagedFiles(git, asked(git, "rev-parse", "--show-prefix").line());
    }

    /** Paths, relative to the workspace, that the next commit adds or changes. */
    public Set<String> changed() {
        return paths("--cached");
    }

    /** Paths, relative to the workspace, whose file in the work tree differs from what is staged. */
    public Set<String> unstaged() {
        return paths("--ignore-submodules");
    }

    private Set<String> paths(String which) {
        Git.Answer listing = asked(
                git,
                "diff",
                which,
                "--name-only",
                "-z",
                "--no-renames",
                "--no-ext-diff",
                "--diff-filter=d",
                "--relative");
        return new TreeSet<>(listing.records());
    }

    /** Stages other content for files that are staged; the work tree is left alone. All are replaced or none. */
    public void replace(Collection<SourceFile> files) {
        List<String> modes = new ArrayList<>();
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        for (SourceFile file : files) {
            String path = prefix + file.path();
            String entry = asked(git, "ls-files", "--stage", "--full-name", "--", file.path())
                    .text();
            modes.add(
                    entry.length() < REGULAR_FILE.length() ? REGULAR_FILE : entry.substring(0, REGULAR_FILE.length()));
            Git.Answer blob = git.ask(file.content(), "hash-object", "-w", "--stdin");
            succeeded(blob);
            entries.writeBytes(
                    (modes.getLast() + " " + blob.text() + "\t" + path + "\0").getBytes(StandardCharsets.UTF_8));
        }
        succeeded(git.ask(entries.toByteArray(), "update-index", "-z", "--index-info"));
    }

    private static Git.Answer asked(Git git, String... arguments) {
        Git.Answer answer = git.ask(arguments);
        succeeded(answer);
        return answer;
    }

    private static void succeeded(Git.Answer answer) {
        if (!answer.succeeded()) {
            throw new SourceUnavailable("the index cannot be used: " + answer.reason());
        }
    }
}
