package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;
import static mgwc.cli.console.Argument.parameter;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.UsageException;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Redactions;
import mgwc.compiler.effective.EffectiveDocument;
import mgwc.compiler.effective.EffectiveLeaf;
import mgwc.compiler.effective.EffectiveYaml;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.text.JsonText;
import mgwc.compiler.text.Palette;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.text.Tone;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import mgwc.value.NodePath;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code mgwc effective}. */
public final class EffectiveCommand implements Command {

    enum Format {
        YAML,
        JSON
    }

    private final CliContext context;
    private final GlobalOptions options;

    private final Argument<List<String>> apis = parameter("API")
            .description("Only these APIs, such as orders-v1.")
            .optional()
            .texts();

    private final Argument<List<String>> environments = option("--env", "ENV")
            .description("The environments; names separated by commas.")
            .required()
            .names();

    private final Argument<Format> format = option("--format", "FORMAT")
            .description("yaml or json.")
            .oneOf(Format.values())
            .or(Format.YAML);

    public EffectiveCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description(
                                "Print the values of an environment after overlays and defaults, with the places that set them.")
                        .footer(
                                "",
                                "  mgwc effective --env prod",
                                "  mgwc effective orders-v1 --env uat,prod --format json"))
                .add(apis.spec())
                .add(environments.spec())
                .add(format.spec());
    }

    /** Findings do not keep the values back: who looks for a mistake wants to see them. */
    @Override
    public Integer call() throws IOException {
        Outcome<SourceTree> source = new Inputs(context, options).read();
        List<Compilation> compilations = new Compiler().compile(source, new TreeSet<>(environments.value()));
        List<Diagnostic> findings = compilations.stream()
                .flatMap(compilation -> compilation.diagnostics().stream())
                .toList();
        Map<String, List<EffectiveDocument>> documents = new LinkedHashMap<>();
        compilations.forEach(compilation ->
                compilation.config().ifPresent(config -> documents.put(config.name(), documents(config))));
        write(documents, Redactions.of(findings));
        boolean errors = compilations.stream().anyMatch(Compilation::hasErrors);
        if (errors) {
            new Console(context, options).findings(findings, ReleaseBuild.lines(source));
        }
        return errors ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private List<EffectiveDocument> documents(EnvironmentConfig config) {
        Collection<String> known =
                config.apis().keySet().stream().map(ApiId::toString).toList();
        for (String api : apis.value()) {
            if (!known.contains(api)) {
                throw new UsageException("`" + config.name() + "` has no API `" + api + "`"
                        + Spelling.question(api, known)
                                .map(question -> "; " + question)
                                .orElse(""));
            }
        }
        return apis.value().isEmpty() ? EffectiveDocument.of(config) : EffectiveDocument.apis(config, apis.value());
    }

    private void write(Map<String, List<EffectiveDocument>> documents, Redactions redactions) throws IOException {
        switch (format.value()) {
            case YAML ->
                writeYaml(documents, redactions, new Palette(options.colourful(context, "out")), context.out());
            case JSON -> JsonText.write(json(documents, redactions), context.out());
        }
    }

    private static void writeYaml(
            Map<String, List<EffectiveDocument>> documents, Redactions redactions, Palette palette, PrintStream out) {
        List<String> texts = new ArrayList<>();
        documents.forEach((environment, all) -> {
            for (EffectiveDocument document : all) {
                texts.add(palette.paint(Tone.BOLD, "# " + title(document, environment)) + "\n"
                        + EffectiveYaml.of(document.root(), redactions, palette));
            }
        });
        out.print(String.join("---\n", texts));
    }

    /** An environment is nowhere but in itself, and so are its tiers. */
    private static String title(EffectiveDocument document, String environment) {
        String name = document.kind() == Kind.THROTTLING_TIERS ? "" : " " + document.name();
        String place = document.kind() == Kind.ENVIRONMENT ? "" : " in " + environment;
        return document.kind() + name + place;
    }

    private static ObjectNode json(Map<String, List<EffectiveDocument>> documents, Redactions redactions) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("schemaVersion", 1);
        ArrayNode environments = root.putArray("environments");
        documents.forEach((environment, all) -> {
            ArrayNode list = environments.addObject().put("name", environment).putArray("documents");
            for (EffectiveDocument document : all) {
                ArrayNode values = list.addObject()
                        .put("kind", document.kind().toString())
                        .put("name", document.name())
                        .putArray("values");
                EffectiveLeaf.writeJson(EffectiveLeaf.below(document.root(), NodePath.ROOT), redactions, values);
            }
        });
        return root;
    }
}
