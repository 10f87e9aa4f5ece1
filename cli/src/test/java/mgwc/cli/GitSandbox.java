package mgwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.cli.console.CliContext;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.WorkTree;

/** A folder for a test with Git in it, and mgwc at hand. */
public record GitSandbox(Path folder) {

    public record Run(int code, String out, String err) {}

    /** With the small workspace of the fixtures in it. */
    GitSandbox shop() throws IOException {
        for (SourceFile file : WorkTree.read(Path.of("../compiler/src/test/fixtures/workspaces/shop"))
                .value()
                .orElseThrow()
                .files()
                .values()) {
            write(file.path(), new String(file.content(), StandardCharsets.UTF_8));
        }
        return this;
    }

    GitSandbox init() {
        git("init", "-q");
        git("config", "user.name", "x");
        git("config", "user.email", "x@example.com");
        return this;
    }

    public Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    public String read(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    /** All files below a folder, with their sizes. */
    List<String> files(String path) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(path))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file + " " + file.toFile().length())
                    .sorted()
                    .toList();
        }
    }

    /** What git prints; it must succeed. */
    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Run run = process(command, Map.of());
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }

    Run process(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.redirectError(
                    ProcessBuilder.Redirect.to(folder.resolve("../err.txt").toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), out, Files.readString(folder.resolve("../err.txt")));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public Run mgwc(String... arguments) {
        return mgwc(Optional.empty(), arguments);
    }

    public Run mgwc(Optional<Path> launcher, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context = new CliContext(
                folder,
                Map.of(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                List.of(),
                launcher,
                "mgwc");
        int code = Mgwc.run(context, arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
