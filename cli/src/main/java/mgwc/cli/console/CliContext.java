package mgwc.cli.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command sees of the process it runs in.
 *
 * @param directory the current directory
 * @param out results; a reader that goes away early is not an error
 * @param err progress, hints and what went wrong
 * @param terminals which of {@code out} and {@code err} a person is looking at
 * @param launcher the script that started this process; also how it starts a gateway
 * @param calledAs how the user named that script, for lines to paste
 */
public record CliContext(
        Path directory,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        List<String> terminals,
        Optional<Path> launcher,
        String calledAs,
        Optional<String> build) {

    public CliContext {
        environment = Map.copyOf(environment);
        terminals = List.copyOf(terminals);
    }

    /** Of a program that cannot be told from other builds of it. */
    public CliContext(
            Path directory,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            List<String> terminals,
            Optional<Path> launcher,
            String calledAs) {
        this(directory, environment, out, err, terminals, launcher, calledAs, Optional.empty());
    }

    public static CliContext ofProcess() {
        return new CliContext(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                new StandardOutput(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1 << 14),
                        false,
                        StandardCharsets.UTF_8),
                Arrays.asList(System.getProperty("mgwc.terminals", "").split(",")),
                Optional.ofNullable(System.getProperty("mgwc.launcher")).map(Path::of),
                System.getProperty("mgwc.called-as", "mgwc"),
                Optional.ofNullable(System.getProperty("mgwc.build")));
    }

    /**
     * Colours suit a terminal unless the user says otherwise: {@code NO_COLOR} (no-color.org) before
     * {@code CLICOLOR_FORCE} before {@code CLICOLOR} (bixense.com/clicolors).
     */
    boolean colourful(String stream) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return terminals.contains(stream)
                && !"dumb".equals(environment.get("TERM"))
                && !"0".equals(environment.get("CLICOLOR"));
    }
}
