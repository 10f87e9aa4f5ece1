package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.Flag;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.ReviewTarget;
import mgwc.cli.console.UsageException;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.EffectiveValue;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diff.EnvironmentDifference;
import mgwc.compiler.report.ChangeJson;
import mgwc.compiler.report.CompareText;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.Resolver;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.workspace.Declarations;
import mgwc.compiler.workspace.Parser;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code mgwc compare}. */
public final class CompareCommand implements Command {

    private static final int SCHEMA_VERSION = 1;

    private final CliContext context;
    private final GlobalOptions options;

    private final Argument<List<String>> environments = option("--env", "ENV,ENV")
            .description("The two environments, separated by a comma.")
            .required()
            .names();

    private final Flag exitCode = new Flag("--exit-code", "Exit with 2 when there are differences.");

    private final Argument<List<ReviewTarget>> outputs = option("--format", "KIND[=FILE]")
            .description("text, json or markdown, on standard output or into a file; may be given several times.")
            .several(ReviewTarget::of)
            .or(ReviewTarget.TEXT_ON_SCREEN);

    public CompareCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description("Compare two environments, and tell which differences look like an accident.")
                        .footer("", "  mgwc compare --env uat,prod"))
                .add(environments.spec())
                .add(exitCode.spec())
                .add(outputs.spec());
    }

    @Override
    public Integer call() {
        if (environments.value().size() != 2
                || environments.value().getFirst().equals(environments.value().getLast())) {
            throw new UsageException("name two different environments, such as --env uat,prod");
        }
        Outcome<SourceTree> source = new Inputs(context, options).read();
        Outcome<Declarations> declared = source.then(Parser::parse);
        List<Diagnostic> diagnostics = new ArrayList<>(declared.diagnostics());
        List<EnvironmentConfig> configs = new ArrayList<>();
        for (String name : environments.value()) {
            Optional<Outcome<EnvironmentConfig>> config =
                    declared.value().map(declarations -> Resolver.resolve(declarations, name));
            config.ifPresent(resolved -> diagnostics.addAll(resolved.diagnostics()));
            config.flatMap(Outcome::value).ifPresent(configs::add);
        }
        boolean errors = new Outcome<>(declared.value(), diagnostics).hasErrors();
        if (errors) {
            new Console(context, options).findings(diagnostics, ReleaseBuild.lines(source));
        }
        if (configs.size() < environments.value().size()) {
            return ExitCode.FINDINGS;
        }
        List<EnvironmentDifference> differences = EnvironmentDifference.between(configs.getFirst(), configs.getLast());
        outputs.value().forEach(output -> output.put(text(output.kind(), differences), context));
        if (errors) {
            return ExitCode.FINDINGS;
        }
        return exitCode.isSet() && !differences.isEmpty() ? ExitCode.CHANGES : ExitCode.OK;
    }

    private String text(ReviewTarget.Kind kind, List<EnvironmentDifference> differences) {
        return switch (kind) {
            case TEXT -> CompareText.text(differences, environments.value());
            case JSON -> json(differences);
            case MARKDOWN -> CompareText.markdown(differences, environments.value());
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
            value(values, environments.value().getFirst(), change.before());
            value(values, environments.value().getLast(), change.after());
        }
        return root.toPrettyString() + "\n";
    }

    private static void value(ObjectNode values, String environment, Optional<EffectiveValue> value) {
        value.ifPresent(set -> values.putObject(environment)
                .put("value", set.text())
                .put("origin", EnvironmentDifference.origin(value)));
    }
}
