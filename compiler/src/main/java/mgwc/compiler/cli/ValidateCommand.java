package mgwc.compiler.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mgwc.compiler.Compiler;
import mgwc.compiler.report.Inspection;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.Report;
import mgwc.compiler.source.SourceTree;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mgwc validate}. */
@Command(name = "validate", description = "Find every mistake in the workspace.")
final class ValidateCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final GlobalOptions options;

    /** Some environments or all. */
    static final class Environments {
        @Option(
                names = "--env",
                split = ",",
                paramLabel = "ENV",
                description = "Only these environments; names separated by commas.")
        List<String> names = List.of();

        @Option(names = "--all-envs", description = "All environments; so without --env.")
        boolean all;
    }

    @ArgGroup
    private Environments environments = new Environments();

    @Option(
            names = "--format",
            paramLabel = "KIND[=FILE]",
            converter = Output.Converter.class,
            description = {
                "text, compact, json, sarif, junit, warnings-ng, github, gitlab or markdown, on standard output or into"
                        + " a file; may be given several times."
            })
    private List<Output> outputs = Output.TEXT_ON_SCREEN;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before any command runs
    private CommandSpec spec;

    ValidateCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Output.clash(outputs, surroundings.directory()).ifPresent(clash -> {
            throw new ParameterException(spec.commandLine(), clash);
        });
        Inputs inputs = new Inputs(surroundings, options);
        Outcome<SourceTree> source = inputs.read();
        Screen screen = new Screen(surroundings, options);
        long read = System.nanoTime();
        Report report = Report.of(new Compiler().validate(source, environments.names));
        Inspection inspection = Inspections.of(report, source, environments.names);
        if (options.verbose) {
            screen.detail("checked " + String.join(", ", inspection.environments()) + ": " + report.summary(), read);
        }
        long checked = System.nanoTime();
        Output.write(outputs, inspection, inputs.root(), surroundings, options.colourful(surroundings, "out"));
        if (options.verbose) {
            screen.detail("wrote " + outputs.stream().map(Output::toString).collect(Collectors.joining(", ")), checked);
        }
        if (!report.hasErrors()) {
            int files = source.value().map(tree -> tree.files().size()).orElse(0);
            screen.progress("no errors in %d files (%.2f s)".formatted(files, (System.nanoTime() - start) / 1e9));
        }
        return report.hasErrors() ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
