package mgwc.compiler.cli;

import java.util.List;
import java.util.concurrent.Callable;
import mgwc.compiler.Compiler;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.Report;
import mgwc.compiler.report.SourceLines;
import mgwc.compiler.source.SourceTree;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
            description = "text or json, on standard output or into a file; may be given several times.")
    private List<Output> outputs = Output.TEXT_ON_SCREEN;

    ValidateCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Outcome<SourceTree> source = new Inputs(surroundings, options).read();
        Report report = Report.of(new Compiler().validate(source, environments.names));
        SourceLines lines = source.value().map(SourceLines.class::cast).orElse(file -> List.of());
        Output.write(outputs, report, lines, surroundings, options.colourful(surroundings, "out"));
        if (!report.hasErrors()) {
            int files = source.value().map(tree -> tree.files().size()).orElse(0);
            new Screen(surroundings, options)
                    .progress("no errors in %d files (%.2f s)".formatted(files, (System.nanoTime() - start) / 1e9));
        }
        return report.hasErrors() ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
