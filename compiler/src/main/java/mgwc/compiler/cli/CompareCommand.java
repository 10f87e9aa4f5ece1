package mgwc.compiler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mgwc.compiler.diff.Change;
import mgwc.compiler.diff.CompareText;
import mgwc.compiler.diff.EffectiveValue;
import mgwc.compiler.diff.EnvironmentDifference;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Parser;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.Resolver;
import mgwc.compiler.source.SourceTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code mgwc compare}. */
@Command(
        name = "compare",
        description = "Tell what two environments do not have in common, and whether it is meant.",
        footer = {"", "  mgwc compare --env uat,prod"})
final class CompareCommand implements Callable<Integer> {

    private static final int SCHEMA_VERSION = 1;

    private final Surroundings surroundings;
    private final GlobalOptions options;

    @Option(
            names = "--env",
            split = ",",
            required = true,
            paramLabel = "ENV,ENV",
            description = "The two environments, separated by a comma.")
    private List<String> environments = List.of();

    @Option(names = "--exit-code", description = "Exit with 2 when there are differences.")
    private boolean exitCode;

    @Option(
            names = "--format",
            paramLabel = "KIND[=FILE]",
            converter = ReviewOutput.Converter.class,
            description = "text, json or markdown, on standard output or into a file; may be given several times.")
    private List<ReviewOutput> outputs = ReviewOutput.TEXT_ON_SCREEN;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    private CommandSpec spec;

    CompareCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public Integer call() {
        if (environments.size() != 2 || environments.getFirst().equals(environments.getLast())) {
            throw new ParameterException(spec.commandLine(), "name two different environments, such as --env uat,prod");
        }
        Outcome<SourceTree> source = new Inputs(surroundings, options).read();
        Outcome<Declarations> declared = source.then(Parser::parse);
        List<Diagnostic> diagnostics = new ArrayList<>(declared.diagnostics());
        List<EnvironmentConfig> configs = new ArrayList<>();
        for (String name : environments) {
            Optional<Outcome<EnvironmentConfig>> config =
                    declared.value().map(declarations -> Resolver.resolve(declarations, name));
            config.ifPresent(resolved -> diagnostics.addAll(resolved.diagnostics()));
            config.flatMap(Outcome::value).ifPresent(configs::add);
        }
        boolean errors = new Outcome<>(declared.value(), diagnostics).hasErrors();
        if (errors) {
            new Screen(surroundings, options).findings(diagnostics, ReleaseBuild.lines(source));
        }
        if (configs.size() < environments.size()) {
            return ExitCode.FINDINGS;
        }
        List<EnvironmentDifference> differences = EnvironmentDifference.between(configs.getFirst(), configs.getLast());
        outputs.forEach(output -> output.put(text(output.kind(), differences), surroundings));
        if (errors) {
            return ExitCode.FINDINGS;
        }
        return exitCode && !differences.isEmpty() ? ExitCode.CHANGES : ExitCode.OK;
    }

    private String text(ReviewOutput.Kind kind, List<EnvironmentDifference> differences) {
        return switch (kind) {
            case TEXT -> CompareText.text(differences, environments);
            case JSON -> json(differences);
            case MARKDOWN -> CompareText.markdown(differences, environments);
        };
    }

    private String json(List<EnvironmentDifference> differences) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        ArrayNode list = root.putArray("differences");
        for (EnvironmentDifference difference : differences) {
            Change change = difference.change();
            ObjectNode json = list.addObject();
            ChangeJson.subject(change, json);
            json.put("intent", difference.intent().toString());
            ObjectNode values = json.putObject("values");
            value(values, environments.getFirst(), change.before());
            value(values, environments.getLast(), change.after());
        }
        return root.toPrettyString() + "\n";
    }

    private static void value(ObjectNode values, String environment, Optional<EffectiveValue> value) {
        value.ifPresent(set -> values.putObject(environment)
                .put("value", set.text())
                .put("origin", EnvironmentDifference.origin(value)));
    }
}
