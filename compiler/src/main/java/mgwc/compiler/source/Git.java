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
 * Asks {@code git} about one repository. Only {@link StagedFiles} asks it to write there. No hook, filter, pager,
 * prompt or remote is ever involved.
 */
final class Git {

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    /** Git prints the command that makes it trust a repository of another owner. */
    private static final String TRUST = "git config --global --add safe.directory";

    private final Path folder;
    private final Map<String, String> settings;

    /** @param folder the work tree, a folder in it, or a bare repository */
    Git(Path folder) {
        this(folder, Map.of());
    }

    private Git(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /** The same repository, asked with more environment variables. */
    Git with(Map<String, String> variables) {
        return new Git(folder, variables);
    }

    Path folder() {
        return folder;
    }

    /** What a command printed and how it ended. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int exit, byte[] output, String complaint) {

        String text() {
            return new String(output, StandardCharsets.UTF_8).strip();
        }

        /** The whole output without the end of its last line; names may start or end with spaces. */
        String line() {
            String text = new String(output, StandardCharsets.UTF_8);
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        }

        /** The records of a command that was called with {@code -z}. */
        List<String> records() {
            List<String> records = new ArrayList<>(List.of(new String(output, StandardCharsets.UTF_8).split("\0", -1)));
            records.removeLast();
            return records;
        }

        boolean succeeded() {
            return exit == 0;
        }

        /** Whether there is no repository around the folder; a repository that Git cannot or will not read is one. */
        boolean isOutside() {
            return !succeeded() && complaint.contains("not a git repository (or any ");
        }

        /**
         * The first line of the complaint of git, without its prefix, and the command that git names as the way out.
         */
        String reason() {
            String first = complaint.strip().lines().findFirst().orElse("exit code " + exit);
            String reason = first.startsWith("fatal: ") ? first.substring("fatal: ".length()) : first;
            return complaint
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith(TRUST))
                    .findFirst()
                    .map(command -> reason + "; run `" + command + "`")
                    .orElse(reason);
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
        environment.put("GIT_LITERAL_PATHSPECS", "1");
        environment.putAll(settings);
        anchor(environment);
        try {
            return finish(builder.start(), input);
        } catch (IOException e) {
            throw new SourceUnavailable("`git` cannot be run; it is needed to read a commit or the index", e);
        }
    }

    /**
     * Hooks inherit {@code GIT_DIR}, often relative to the folder they start in. That folder is then the top of the
     * work tree, wherever in it {@code git} is called.
     */
    private static void anchor(Map<String, String> environment) {
        String repository = environment.get("GIT_DIR");
        if (repository != null) {
            Path here = Path.of("").toAbsolutePath();
            String top = environment.getOrDefault("GIT_WORK_TREE", "");
            environment.put("GIT_DIR", here.resolve(repository).toString());
            environment.put("GIT_WORK_TREE", here.resolve(top).toString());
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
