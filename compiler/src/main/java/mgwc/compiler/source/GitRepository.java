package mgwc.compiler.source;

import java.nio.file.Path;

/**
 * Where Git keeps what belongs to a work tree.
 *
 * @param top the folder at the top of the work tree
 * @param common the folder with what all work trees of the repository share
 * @param hooks the folder with the hooks, wherever {@code core.hooksPath} puts it
 */
public record GitRepository(Path top, Path common, Path hooks) {

    /** @throws SourceUnavailable when the folder is in no work tree, or there is no {@code git} */
    public static GitRepository around(Path folder) {
        Path top = Path.of(asked(new Git(folder), "--show-toplevel"));
        Git git = new Git(top);
        return new GitRepository(
                top,
                top.resolve(asked(git, "--git-common-dir")).normalize(),
                top.resolve(asked(git, "--git-path", "hooks")).normalize());
    }

    private static String asked(Git git, String... question) {
        String[] arguments = new String[question.length + 1];
        arguments[0] = "rev-parse";
        System.arraycopy(question, 0, arguments, 1, question.length);
        Git.Answer answer = git.ask(arguments);
        if (!answer.succeeded()) {
            throw new SourceUnavailable("there is no Git work tree here: " + answer.reason());
        }
        return answer.line();
    }

    /** Whether the hooks are those of this repository alone. */
    public boolean ownsHooks() {
        return hooks.startsWith(top) || hooks.startsWith(common);
    }
}
