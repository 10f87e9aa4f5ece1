package mgwc.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mgwc.compiler.source.GitRepository;

/**
 * The text of a Git hook that runs mgwc. It finds its way from the top of whichever work tree it runs in, so work trees
 * may share it. One hook checks all workspaces of a repository that have installed it.
 */
final class HookScript {

    private static final String MARK = "# Written by `mgwc hook install`; `mgwc hook uninstall` takes it away.";

    /** The word before each workspace, which the script defines as a function. */
    private static final String CHECK = "check ./";

    private static final String PRE_COMMIT = """
            check() (
                if ! cd "$1" 2>/dev/null; then
                    git cat-file -e ":${1#./}/"mgwc.yaml 2>/dev/null || exit 0
                    echo "mgwc: cannot check $1, which is not checked out" >&2
                    exit 75
                fi
                git diff --cached --quiet -- mgwc.yaml apis applications environments policies releases && exit 0
                status=0
                "$mgwc" -q validate -C . --staged || status=$?
                "$mgwc" -q fmt -C . --check --staged || {
                    status=$?
                    [ "$status" != 1 ] ||
                        echo 'mgwc: what is listed by its name alone is not formatted; to mend it: mgwc fmt, then git add' >&2
                }
                exit "$status"
            )
            %s
            """;

    private static final String PRE_PUSH = """
            check() (
                cd "$1" 2>/dev/null || exit 0
                git cat-file -e "$commit":./mgwc.yaml 2>/dev/null || exit 0
                exec "$mgwc" -q validate -C . --git-ref "$commit"
            )
            while read -r _ commit _ _; do
                case $commit in
                    *[!0]*)
            %s
                    ;;
                esac
            done
            """;

    private HookScript() {}

    /**
     * The script.
     *
     * @param hook {@code pre-commit} or {@code pre-push}
     * @param workspaces as {@link #workspaces} reads them
     * @param launcher how mgwc is started here; the one on the PATH without it, or where it is gone
     */
    static String of(String hook, GitRepository repository, SortedSet<String> workspaces, Optional<Path> launcher) {
        String verb = hook.equals("pre-push") ? "push" : "commit";
        String start = """
                #!/bin/sh
                %s
                # To skip it once: git %s --no-verify
                cd "$(git rev-parse --show-toplevel)" || exit
                GIT_DIR=$(git rev-parse --absolute-git-dir) GIT_WORK_TREE=$PWD # for Git to know them below the top
                export GIT_DIR GIT_WORK_TREE
                mgwc=%s
                command -v "$mgwc" >/dev/null 2>&1 || mgwc=mgwc
                status=0
                """.formatted(MARK, verb, start(repository, launcher));
        String end = """
                [ "$status" = 0 ] || echo 'mgwc: stopped by the %s hook; to skip it once: git %s --no-verify' >&2
                exit "$status"
                """.formatted(hook, verb);
        String checks = workspaces.stream()
                .map(workspace -> CHECK + workspace + " || status=$?")
                .collect(Collectors.joining("\n"));
        return start + (verb.equals("push") ? PRE_PUSH : PRE_COMMIT).formatted(checks) + end;
    }

    /** The folder of a workspace from the top of the repository, as the script has it. */
    static String workspace(GitRepository repository, Path root) {
        return quoted(repository.top().relativize(root).toString());
    }

    /** The folders of the workspaces that a script checks. */
    static SortedSet<String> workspaces(String script) {
        return script.lines()
                .filter(line -> line.startsWith(CHECK))
                .map(line -> line.substring(CHECK.length(), line.lastIndexOf(" || ")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isOurs(String text) {
        return text.contains(MARK);
    }

    private static String start(GitRepository repository, Optional<Path> launcher) {
        return launcher.map(path -> path.startsWith(repository.top())
                        ? "$PWD/" + quoted(repository.top().relativize(path).toString())
                        : quoted(path.toString()))
                .orElse("mgwc");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
