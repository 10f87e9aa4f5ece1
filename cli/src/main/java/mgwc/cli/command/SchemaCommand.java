package mgwc.cli.command;

import static mgwc.cli.console.Argument.parameter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CannotRunException;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.Flag;
import mgwc.cli.console.OutputFile;
import mgwc.cli.console.UsageException;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.model.Kind;
import mgwc.schema.SchemaCatalog;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc schema}. */
public final class SchemaCommand implements Command {

    private final CliContext context;

    private final Argument<String> kind =
            parameter("KIND").description("Api, Environment, ...").optional().text();

    public SchemaCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("List the kinds of documents, print the JSON Schema of one, or export all."))
                .add(kind.spec())
                .addSubcommand("export", new Export().spec());
    }

    @Override
    public Integer call() {
        if (kind.given().isEmpty()) {
            for (Kind each : Kind.values()) {
                context.out().println(each);
            }
        } else {
            context.out().print(KindSchema.of(named(kind.value())).text());
        }
        return ExitCode.OK;
    }

    private Kind named(String text) {
        return Arrays.stream(Kind.values())
                .filter(each -> each.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new UsageException(unknown(text)));
    }

    private static String unknown(String text) {
        List<String> kinds = Arrays.stream(Kind.values()).map(Kind::toString).toList();
        String question =
                Spelling.question(text, kinds).map(asked -> "; " + asked).orElse("");
        return "no kind `" + text + "`; there are " + Listing.of(kinds) + question;
    }

    /** {@code mgwc schema export}. */
    private final class Export implements Command {

        private final Argument<Path> directory =
                parameter("DIR").description("Made if it is not there.").path();

        private final Flag vscode = new Flag("--vscode", "Also write .vscode/settings.json, if there is none.");

        @Override
        public CommandSpec spec() {
            return CommandSpec.wrapWithoutInspection(this)
                    .usageMessage(
                            new UsageMessageSpec().description("Write all schemas into a folder, one file a kind."))
                    .add(directory.spec())
                    .add(vscode.spec());
        }

        @Override
        public Integer call() {
            Path folder = context.directory().resolve(directory.value());
            try {
                for (Kind each : Kind.values()) {
                    export(SchemaCatalog.fileName(each), folder);
                    for (String section : SchemaCatalog.sections(each)) {
                        export(section, folder);
                    }
                }
            } catch (IOException e) {
                throw new CannotRunException("cannot write to `" + directory.value() + "`: " + e.getMessage(), e);
            }
            if (vscode.isSet()) {
                configure(folder.normalize());
            }
            return ExitCode.OK;
        }

        private static void export(String file, Path folder) throws IOException {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, SchemaCatalog.json(file));
        }

        private void configure(Path folder) {
            Path here = context.directory().normalize();
            if (!folder.startsWith(here)) {
                throw new CannotRunException("`" + folder + "` is outside of the folder that an editor opens here");
            }
            String settings =
                    EditorSettings.json(here.relativize(folder).toString().replace('\\', '/'));
            if (Files.exists(here.resolve(EditorSettings.PATH))) {
                context.err().println(EditorSettings.PATH + " is there already; add what follows to it");
                context.out().print(settings);
            } else {
                OutputFile.write(here, Path.of(EditorSettings.PATH), settings);
            }
        }
    }
}
