package mgwc.cli.console;

import static mgwc.cli.console.Argument.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.layout.WorkspaceLayout;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** Options that stand before or after any command. */
public final class GlobalOptions {

    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    private static final String GIT_REF = "--git-ref";
    private static final String STAGED = "--staged";
    private static final List<String> SOURCES = List.of(GIT_REF, STAGED);

    private final Argument<Path> workspace = option("-C --workspace", "DIR")
            .description("The workspace; without it the nearest folder upwards with an mgwc.yaml.")
            .path();

    private final Argument<String> gitRef = option(GIT_REF, "REF")
            .description(
                    "Read the workspace from this commit, branch or tag instead of the work tree; COMMIT:FOLDER names a folder in it.")
            .text();

    private final Flag staged = new Flag(STAGED, "Read the workspace from the Git index instead of the work tree.");

    private final Argument<Colour> colour = option("--color", "WHEN")
            .description("auto, always or never; auto honours NO_COLOR and CLICOLOR_FORCE.")
            .oneOf(Colour.values())
            .or(Colour.AUTO);

    private final Flag quiet = new Flag("-q --quiet", "No progress and no summary.");

    private final Flag verbose = new Flag("-v --verbose", "Report each step and how long it takes.");

    private final OptionSpec help = OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("This text.")
            .build();

    /** Takes the options that say where the workspace is read from away from a command that does not read them. */
    public void removeSources(CommandSpec command) {
        for (String name : SOURCES) {
            OptionSpec option = command.findOption(name);
            if (option != null) {
                command.remove(option);
            }
        }
        command.subcommands().values().forEach(below -> removeSources(below.getCommandSpec()));
    }

    /** The option that is given of those that say where the workspace is read from. */
    public Optional<String> source() {
        if (gitRef().isPresent()) {
            return Optional.of(GIT_REF);
        }
        return staged() ? Optional.of(STAGED) : Optional.empty();
    }

    /** Whether a name is that of an option that says where the workspace is read from. */
    public static boolean isSource(String name) {
        return SOURCES.contains(name);
    }

    /** Also to the commands below it. */
    public void addTo(CommandSpec mgwc) {
        for (ArgSpec option : List.of(
                workspace.spec(), gitRef.spec(), staged.spec(), colour.spec(), quiet.spec(), verbose.spec(), help)) {
            mgwc.addOption(OptionSpec.builder((OptionSpec) option)
                    .scopeType(ScopeType.INHERIT)
                    .build());
        }
    }

    public Optional<Path> workspace() {
        return workspace.given();
    }

    public Optional<String> gitRef() {
        return gitRef.given();
    }

    public boolean staged() {
        return staged.isSet();
    }

    boolean quiet() {
        return quiet.isSet();
    }

    public boolean verbose() {
        return verbose.isSet();
    }

    /** The words of another command, with the options that say how much is printed and how. */
    public String[] repeated(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--color=" + colour.value());
        if (quiet()) {
            all.add("-q");
        }
        if (verbose()) {
            all.add("-v");
        }
        return all.toArray(String[]::new);
    }

    /** The folder the command works on. */
    public Path root(CliContext context) {
        if (workspace().isPresent()) {
            Path root = context.directory().resolve(workspace.value()).normalize();
            if (!Files.isDirectory(root)) {
                throw new CannotRunException("`" + workspace.value() + "` is not a directory");
            }
            return root;
        }
        Path here = context.directory();
        Optional<Path> root = enclosing(here);
        if (root.isEmpty()) {
            String help = nearestWith("mgwc.yml", here)
                    .map(folder -> "`" + folder.resolve("mgwc.yml") + "` is not read, rename it to mgwc.yaml")
                    .orElse("name the workspace with -C DIR"
                            + (staged() ? "; `mgwc hook validate` finds what the next commit changes" : ""));
            throw new CannotRunException("no mgwc.yaml in `" + here + "` or above; " + help);
        }
        return root.get();
    }

    /** Whether there is a folder to work on. */
    public boolean hasRoot(CliContext context) {
        return workspace().isPresent()
                || nearestWith(WorkspaceLayout.ROOT_FILE, context.directory()).isPresent();
    }

    /** The workspace that a file or folder is in. */
    public static Optional<Path> enclosing(Path place) {
        return nearestWith(WorkspaceLayout.ROOT_FILE, place);
    }

    private static Optional<Path> nearestWith(String file, Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(file))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** @param stream {@code out} or {@code err} */
    public boolean colourful(CliContext context, String stream) {
        return switch (colour.value()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> context.colourful(stream);
        };
    }
}
