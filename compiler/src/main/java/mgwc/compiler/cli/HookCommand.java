package mgwc.compiler.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import mgwc.compiler.source.GitRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mgwc hook}. */
@Command(name = "hook", description = "Install or uninstall a Git hook that checks what is about to be committed.")
final class HookCommand implements Callable<Integer> {

    private static final String BACKUP = ".before-mgwc";

    private final Surroundings surroundings;
    private final GlobalOptions options;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    private CommandSpec spec;

    HookCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say `hook install` or `hook uninstall`");
    }

    @Command(
            name = "install",
            description =
                    "Write the hook: validate and fmt --check of what is staged; at a push, validate each commit.")
    int install(
            @Option(names = "--pre-push", description = "Check before a push instead of before a commit.")
                    boolean prePush,
            @Option(names = "--force", description = "Also where another hook is, which is kept beside it.")
                    boolean force) {
        GitRepository repository = repository();
        Path file = file(repository, prePush);
        if (!repository.ownsHooks() && !force) {
            throw new Unchecked("core.hooksPath is `" + repository.hooks()
                    + "`, outside of this repository; --force installs the hook there");
        }
        try {
            String script = HookScript.of(
                    file.getFileName().toString(),
                    repository,
                    options.root(surroundings).toRealPath(),
                    surroundings.launcher());
            Files.createDirectories(file.getParent());
            if (exists(file) && !isOurs(file)) {
                if (!force) {
                    throw new Unchecked("there is a hook in `" + file + "` already; --force keeps it as `"
                            + file.getFileName() + BACKUP + "`");
                }
                keep(file);
            }
            write(file, script);
        } catch (IOException e) {
            throw new Unchecked("cannot write `" + file + "`: " + OutputFile.reason(e), e);
        }
        new Screen(surroundings, options).progress("installed `" + file + "`");
        return ExitCode.OK;
    }

    @Command(name = "uninstall", description = "Take the hook away, and put back the one that was there before.")
    int uninstall(@Option(names = "--pre-push", description = "The hook before a push.") boolean prePush) {
        Path file = file(repository(), prePush);
        Screen screen = new Screen(surroundings, options);
        try {
            if (!exists(file) || !isOurs(file)) {
                screen.progress("no hook of mgwc in `" + file + "`");
                return ExitCode.OK;
            }
            Files.delete(file);
            Path backup = backup(file);
            if (exists(backup)) {
                Files.move(backup, file);
            }
            screen.progress("uninstalled `" + file + "`");
        } catch (IOException e) {
            throw new Unchecked("cannot delete `" + file + "`: " + OutputFile.reason(e), e);
        }
        return ExitCode.OK;
    }

    private GitRepository repository() {
        return GitRepository.around(options.root(surroundings));
    }

    private static Path file(GitRepository repository, boolean prePush) {
        return repository.hooks().resolve(prePush ? "pre-push" : "pre-commit");
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isOurs(Path file) throws IOException {
        return Files.isRegularFile(file)
                && HookScript.isOurs(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }

    private static Path backup(Path file) {
        return file.resolveSibling(file.getFileName() + BACKUP);
    }

    /** Never over an earlier one that was kept. */
    private static void keep(Path file) throws IOException {
        if (exists(backup(file))) {
            throw new Unchecked("`" + backup(file) + "` is there already; move it away first");
        }
        Files.move(file, backup(file));
    }

    private static void write(Path file, String script) throws IOException {
        Path part = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.writeString(part, script);
            if (!part.toFile().setExecutable(true, false)) {
                throw new IOException("it cannot be made executable");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
