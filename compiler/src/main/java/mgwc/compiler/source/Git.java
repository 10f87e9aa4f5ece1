package mgwc.compiler.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Asks {@code git} about one repository. Nothing but {@link StagedFiles} asks it to write; no hook, filter, pager,
 * prompt or remote is ever involved.
 */
final class Git {

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final Path folder;

    /** @param folder the work tree, a folder in it, or a bare repository */
    Git(Path folder) {
        this.folder = folder;
    }

    /** What a command printed and how it ended. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int exit, byte[] output, String complaint) {

        String text() {
            return new String(output, StandardCharsets.UTF_8).strip();
        }

        boolean succeeded() {
            return exit == 0;
        }

        /** The first line of what git complained about, without its prefix. */
        String reason() {
            String first = complaint.strip().lines().findFirst().orElse("exit code " + exit);
            return first.startsWith("fatal: ") ? first.substring("fatal: ".length()) : first;
        }
    }

    Answer ask(String... arguments) {
        return ask(new byte[0], arguments);
    }

    Answer ask(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "--no-pager",
                "--no-replace-objects",
                "--literal-pathspecs",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.quotePath=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("LC_ALL", "C");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_NO_LAZY_FETCH", "1");
        try {
            return finish(builder.start(), input);
        } catch (IOException e) {
            throw new SourceUnavailable("`git` cannot be run; it is needed to read a commit or the index", e);
        }
    }

    private static Answer finish(Process process, byte[] input) throws IOException {
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(process, input), THREADS);
        CompletableFuture<String> complaint =
                CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), THREADS);
        byte[] output = process.getInputStream().readAllBytes();
        written.join();
        try {
            return new Answer(process.waitFor(), output, complaint.join());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("reading from `git` was interrupted", e);
        }
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException e) {
            // The process ended before it read everything; its exit code and complaint say why.
            return;
        }
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
