package mgwc.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command line to run to its end as a child process. Its output goes through files, so that no amount of it blocks
 * the child.
 */
public record Command(List<String> line, Path directory, Map<String, String> environment) {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** How a command ended and what it printed. */
    public record Ended(int status, String out, String err) {

        /** Both streams, for a message. */
        public String output() {
            return "status " + status + "\n" + out + err;
        }
    }

    public static Command of(String... line) {
        return new Command(List.of(line), Path.of(".").toAbsolutePath().normalize(), Map.of());
    }

    public Command in(Path where) {
        return new Command(line, where, environment);
    }

    public Command with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Command(line, directory, more);
    }

    /** Runs it, whatever its status; a command that does not end is killed and fails the test. */
    public Ended run() {
        try {
            Path out = Files.createTempFile("mgwc-out", ".txt");
            Path err = Files.createTempFile("mgwc-err", ".txt");
            try {
                Process process = builder(line, directory, environment)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .start();
                if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(line + " did not end: " + text(out) + text(err));
                }
                return new Ended(process.exitValue(), text(out), text(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(line + " was interrupted", interrupted);
        }
    }

    /** Runs it and returns its standard output; any status but 0 fails the test. */
    public String output() {
        Ended ended = run();
        if (ended.status() != 0) {
            throw new AssertionError(line + ": " + ended.output());
        }
        return ended.out();
    }

    static ProcessBuilder builder(List<String> line, Path directory, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("MAVEN_"));
        builder.environment().putAll(environment);
        return builder;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
