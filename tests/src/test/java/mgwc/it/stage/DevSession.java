package mgwc.it.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code mgwc dev} running on a workspace as a child process. */
public final class DevSession implements AutoCloseable {

    private static final Pattern CALL = Pattern.compile("(?m)^ *# ([0-9]{3}) +(.+)\\n *(curl .+)$");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final Workspace workspace;

    private DevSession(Process process, Path output, Workspace workspace) {
        this.process = process;
        this.output = output;
        this.workspace = workspace;
    }

    /** A line to paste into a shell, and the status it promises. */
    public record Call(int status, String title, String line) {

        @Override
        public String toString() {
            return status + " " + title;
        }
    }

    /** Starts it on free ports and waits until it has printed what can be called. */
    public static DevSession on(Workspace workspace) {
        try {
            Path output = Files.createTempFile("mgwc-dev", ".txt");
            List<String> line = Distribution.line("dev", "--port", Ports.free(), "--admin-port", Ports.free());
            Process process = Command.builder(line, workspace.root(), Distribution.ENVIRONMENT)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            DevSession session = new DevSession(process, output, workspace);
            session.await(text -> CALL.matcher(text).find() && text.contains("429"));
            return session;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    public List<Call> calls() {
        return CALL.matcher(output())
                .results()
                .map(match -> new Call(Integer.parseInt(match.group(1)), match.group(2), match.group(3)))
                .toList();
    }

    /** Runs a line in a shell in the workspace, as somebody would who pastes it. */
    public String paste(String line) {
        Command.Ended ended = new Command(List.of("sh", "-c", line), workspace.root(), Distribution.ENVIRONMENT).run();
        return ended.out() + ended.err();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** Waits until what it printed satisfies the condition. */
    public void await(Predicate<String> condition) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.test(output())) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("it never came:\n" + output());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("mgwc dev does not end:\n" + output());
            }
            Files.delete(output);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
