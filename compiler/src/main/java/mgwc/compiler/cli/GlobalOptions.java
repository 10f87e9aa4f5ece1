package mgwc.compiler.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that stand before or after any command. */
final class GlobalOptions {

    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Option(
            names = {"-C", "--workspace"},
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The workspace; without it the nearest folder upwards with an mgwc.yaml.")
    Optional<Path> workspace = Optional.empty();

    @Option(
            names = "--git-ref",
            paramLabel = "REF",
            scope = ScopeType.INHERIT,
            description = "Read the workspace from this commit, branch or tag instead of the work tree.")
    Optional<String> gitRef = Optional.empty();

    @Option(
            names = "--staged",
            scope = ScopeType.INHERIT,
            description = "Read the workspace from the Git index instead of the work tree.")
    boolean staged;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "auto, always or never; auto honours NO_COLOR and CLICOLOR_FORCE.")
    Colour colour = Colour.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "No progress and no summary.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "What is read, checked and written, and how long it takes.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "This text.")
    boolean help;

    /** The folder the command works on. */
    Path root(Surroundings surroundings) {
        if (workspace.isPresent()) {
            Path root = surroundings.directory().resolve(workspace.get()).normalize();
            if (!Files.isDirectory(root)) {
                throw new Unchecked("`" + workspace.get() + "` is not a directory");
            }
            return root;
        }
        for (Path folder = surroundings.directory(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("mgwc.yaml"))) {
                return folder;
            }
        }
        throw new Unchecked(
                "no mgwc.yaml in `" + surroundings.directory() + "` or above; name the workspace with -C DIR");
    }

    /** @param stream {@code out} or {@code err} */
    boolean colourful(Surroundings surroundings, String stream) {
        return switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> surroundings.colourful(stream);
        };
    }
}
