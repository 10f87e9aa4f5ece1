package mgwc.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mgwc.compiler.report.Spelling;
import mgwc.model.Kind;
import mgwc.schema.SchemaCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mgwc schema}. */
@Command(name = "schema", description = "List the kinds of documents, print the JSON Schema of one, or export all.")
final class SchemaCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "Api, Environment, ...")
    private Optional<String> kind = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    private CommandSpec spec;

    SchemaCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (kind.isEmpty()) {
            for (Kind each : Kind.values()) {
                surroundings.out().println(each);
            }
        } else {
            surroundings.out().println(SchemaCatalog.json(named(kind.get())).stripTrailing());
        }
        return ExitCode.OK;
    }

    @Command(name = "export", description = "Write all schemas into a folder, one file a kind.")
    int export(
            @Parameters(paramLabel = "DIR", description = "Made if it is not there.") Path directory,
            @Option(names = "--vscode", description = "Also write .vscode/settings.json, if there is none.")
                    boolean vscode) {
        Path folder = surroundings.directory().resolve(directory);
        try {
            Files.createDirectories(folder);
            for (Kind each : Kind.values()) {
                Files.writeString(folder.resolve(SchemaCatalog.fileName(each)), SchemaCatalog.json(each));
            }
        } catch (IOException e) {
            throw new Unchecked("cannot write to `" + directory + "`: " + e.getMessage(), e);
        }
        if (vscode) {
            configure(folder.normalize());
        }
        return ExitCode.OK;
    }

    private void configure(Path folder) {
        Path here = surroundings.directory().normalize();
        if (!folder.startsWith(here)) {
            throw new Unchecked("`" + folder + "` is outside of the folder that an editor opens here");
        }
        String settings = EditorSettings.json(here.relativize(folder).toString().replace('\\', '/'));
        if (Files.exists(here.resolve(EditorSettings.PATH))) {
            surroundings.err().println(EditorSettings.PATH + " is there already; add what follows to it");
            surroundings.out().print(settings);
        } else {
            OutputFile.write(here, Path.of(EditorSettings.PATH), settings);
        }
    }

    private Kind named(String text) {
        return Arrays.stream(Kind.values())
                .filter(each -> each.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), unknown(text)));
    }

    private static String unknown(String text) {
        String kinds = Arrays.stream(Kind.values()).map(Kind::toString).collect(Collectors.joining(", "));
        String question = Spelling.question(
                        text, Arrays.stream(Kind.values()).map(Kind::toString).toList())
                .map(asked -> "; " + asked)
                .orElse("");
        return "no kind `" + text + "`; there are " + kinds + question;
    }
}
