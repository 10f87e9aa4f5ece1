package mgwc.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import mgwc.compiler.source.GitRepository;

/**
 * The text of a Git hook that runs mgwc. It finds its way from the top of whichever work tree it runs in, so work trees
 * may share it.
 */
final class HookScript {

    private static final String MARK = "# Written by `mgwc hook install`; `mgwc hook uninstall` takes it away.";

    private static final String PRE_COMMIT = """
            git diff --cached --quiet -- mgwc.yaml apis applications environments policies releases && exit 0
            status=0
            "$mgwc" -q validate -C . --staged || status=$?
            "$mgwc" -q fmt -C . --check --staged || {
                status=$?
                [ "$status" != 1 ] ||
                    echo 'mgwc: what is listed by its name alone is not formatted; to mend it: mgwc fmt, then git add' >&2
            }
            """;

    private static final String PRE_PUSH = """
            status=0
            while read -r _ commit _ _; do
                case $commit in
                    *[!0]*) "$mgwc" -q validate -C . --git-ref "$commit" || status=$? ;;
                esac
            done
            """;

    private HookScript() {}

    /**
     * The script.
     *
     * @param hook {@code pre-commit} or {@code pre-push}
     * @param launcher how mgwc is started here; the one on the PATH without it, or where it is gone
     */
    static String of(String hook, GitRepository repository, Path workspace, Optional<Path> launcher) {
        String verb = hook.equals("pre-push") ? "push" : "commit";
        String prefix = repository.top().relativize(workspace).toString();
        String start = """
                #!/bin/sh
                %s
                # To skip it once: git %s --no-verify
                cd "$(git rev-parse --show-toplevel)" || exit
                GIT_DIR=$(git rev-parse --absolute-git-dir) GIT_WORK_TREE=$PWD # for Git to know them below the top
                export GIT_DIR GIT_WORK_TREE
                mgwc=%s
                command -v "$mgwc" >/dev/null 2>&1 || mgwc=mgwc
                cd ./%s || exit 0
                """.formatted(MARK, verb, start(repository, launcher), quoted(prefix));
        String end = """
                [ "$status" = 0 ] || echo 'mgwc: stopped by the %s hook; to skip it once: git %s --no-verify' >&2
                exit "$status"
                """.formatted(hook, verb);
        return start + (verb.equals("push") ? PRE_PUSH : PRE_COMMIT) + end;
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
