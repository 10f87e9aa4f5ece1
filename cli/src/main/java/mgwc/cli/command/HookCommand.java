package mgwc.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import mgwc.cli.console.CannotRunException;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.Flag;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.OutputFile;
import mgwc.cli.console.UsageException;
import mgwc.compiler.source.GitRepository;
import mgwc.compiler.source.StagedFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc hook}. */
public final class HookCommand implements Command {

    private static final String BACKUP = ".before-mgwc";

    private final CliContext context;
    private final GlobalOptions options;
    private final ToIntFunction<String[]> mgwc;

    /** @param mgwc runs another command, and gives its exit code */
    public HookCommand(CliContext context, GlobalOptions options, ToIntFunction<String[]> mgwc) {
        this.context = context;
        this.options = options;
        this.mgwc = mgwc;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Check each commit with a Git hook, or validate the next commit now."))
                .addSubcommand("install", new Install().spec())
                .addSubcommand("uninstall", new Uninstall().spec())
                .addSubcommand("validate", new Validate().spec());
    }

    @Override
    public Integer call() {
        throw new UsageException("say `hook install`, `hook uninstall` or `hook validate`");
    }

    private GitRepository repository() {
        return GitRepository.around(options.root(context));
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

    /** The folders of the workspaces that a hook of mgwc checks. */
    private static SortedSet<String> workspaces(Path file) throws IOException {
        return isOurs(file) ? HookScript.workspaces(Files.readString(file)) : new TreeSet<>();
    }

    private String workspace(GitRepository repository) throws IOException {
        return HookScript.workspace(repository, options.root(context).toRealPath());
    }

    private static void delete(Path file) throws IOException {
        Files.delete(file);
        Path backup = backup(file);
        if (exists(backup)) {
            Files.move(backup, file);
        }
    }

    private static Path backup(Path file) {
        return file.resolveSibling(file.getFileName() + BACKUP);
    }

    /** Never over an earlier one that was kept. */
    private static void keep(Path file) throws IOException {
        if (exists(backup(file))) {
            throw new CannotRunException("`" + backup(file) + "` is there already; move it away first");
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

    /** {@code mgwc hook install}. */
    private final class Install implements Command {

        private final Flag prePush = new Flag("--pre-push", "Check before a push instead of before a commit.");

        private final Flag force = new Flag("--force", "Also where another hook is, which is kept beside it.");

        @Override
        public CommandSpec spec() {
            return CommandSpec.wrapWithoutInspection(this)
                    .usageMessage(
                            new UsageMessageSpec()
                                    .description(
                                            "Write the hook: validate and fmt --check of what is staged; at a push, validate each commit."))
                    .add(prePush.spec())
                    .add(force.spec());
        }

        @Override
        public Integer call() {
            GitRepository repository = repository();
            Path file = file(repository, prePush.isSet());
            if (!repository.ownsHooks() && !force.isSet()) {
                throw new CannotRunException("core.hooksPath is `" + repository.hooks()
                        + "`, outside of this repository; --force installs the hook there");
            }
            try {
                SortedSet<String> workspaces = exists(file) ? workspaces(file) : new TreeSet<>();
                workspaces.add(workspace(repository));
                String script =
                        HookScript.of(file.getFileName().toString(), repository, workspaces, context.launcher());
                Files.createDirectories(file.getParent());
                if (exists(file) && !isOurs(file)) {
                    if (!force.isSet()) {
                        throw new CannotRunException("there is a hook in `" + file + "` already; --force keeps it as `"
                                + file.getFileName() + BACKUP + "`");
                    }
                    keep(file);
                }
                write(file, script);
            } catch (IOException e) {
                throw new CannotRunException("cannot write `" + file + "`: " + OutputFile.reason(e), e);
            }
            new Console(context, options).progress("installed `" + file + "`");
            return ExitCode.OK;
        }
    }

    /** {@code mgwc hook uninstall}. */
    private final class Uninstall implements Command {

        private final Flag prePush = new Flag("--pre-push", "The hook before a push.");

        @Override
        public CommandSpec spec() {
            return CommandSpec.wrapWithoutInspection(this)
                    .usageMessage(new UsageMessageSpec()
                            .description("Take the hook away, and put back the one that was there before."))
                    .add(prePush.spec());
        }

        @Override
        public Integer call() {
            GitRepository repository = repository();
            Path file = file(repository, prePush.isSet());
            Console console = new Console(context, options);
            try {
                if (!exists(file) || !isOurs(file)) {
                    console.progress("no hook of mgwc in `" + file + "`");
                    return ExitCode.OK;
                }
                SortedSet<String> others = workspaces(file);
                others.remove(workspace(repository));
                if (others.isEmpty()) {
                    delete(file);
                } else {
                    write(file, HookScript.of(file.getFileName().toString(), repository, others, context.launcher()));
                }
                console.progress("uninstalled `" + file + "`" + (others.isEmpty() ? "" : " for this workspace"));
            } catch (IOException e) {
                throw new CannotRunException("cannot delete `" + file + "`: " + OutputFile.reason(e), e);
            }
            return ExitCode.OK;
        }
    }

    /** {@code mgwc hook validate}. */
    private final class Validate implements Command {

        @Override
        public CommandSpec spec() {
            return CommandSpec.wrapWithoutInspection(this)
                    .usageMessage(new UsageMessageSpec()
                            .description(
                                    "Validate each workspace that the next commit changes, for hooks of other tools.",
                                    "In a workspace only that one, elsewhere all workspaces of the repository."));
        }

        @Override
        public Integer call() throws IOException {
            Optional<Path> only = options.workspace().isPresent()
                    ? Optional.of(options.root(context))
                    : GlobalOptions.enclosing(context.directory());
            List<Path> changed = new ArrayList<>(StagedFiles.changedWorkspaces(only.orElse(context.directory())));
            if (only.isPresent()) {
                changed.retainAll(List.of(only.get().toRealPath()));
            }
            if (changed.isEmpty()) {
                new Console(context, options).progress("the next commit changes no workspace");
            }
            int code = ExitCode.OK;
            for (Path workspace : changed) {
                code = Math.max(
                        code, mgwc.applyAsInt(options.repeated("validate", "-C", workspace.toString(), "--staged")));
            }
            return code;
        }
    }
}
