package mgwc.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.cli.console.CliContext;

/** Somebody who types commands in a folder. */
record Terminal(Path folder) {

    /** The workspace of the repository itself. */
    static final Path SAMPLE = Path.of("..").toAbsolutePath().normalize();

    record Run(int code, String out, String err) {}

    /** @param terminals which streams a person reads, {@code out} or {@code err} */
    record Place(Map<String, String> environment, List<String> terminals) {}

    static Place on(Map<String, String> environment, List<String> terminals) {
        return new Place(environment, terminals);
    }

    Run run(String... arguments) {
        return run(on(Map.of(), List.of()), arguments);
    }

    Run run(Place place, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context = new CliContext(
                folder,
                place.environment(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                place.terminals(),
                Optional.empty(),
                "mgwc");
        int code = Mgwc.run(context, arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Writes a workspace with one mistake. */
    void broken() throws IOException {
        Files.writeString(
                folder.resolve("mgwc.yaml"),
                "apiVersion: mgwc/v1\nkind: Workspace\nmetadata: {name: x}\nspec: {promotoin: [dev]}\n");
    }

    void copySample() throws IOException {
        for (String part : List.of("mgwc.yaml", "apis", "applications", "environments", "policies")) {
            try (Stream<Path> files = Files.walk(SAMPLE.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(SAMPLE.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }
}
