package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.Flag;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.OutputFile;
import mgwc.cli.console.ReportTarget;
import mgwc.cli.console.UsageException;
import mgwc.compiler.Compiler;
import mgwc.compiler.acceptance.Baseline;
import mgwc.compiler.diagnostic.Acceptance;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.report.Inspection;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.validation.ValidationCacheFile;
import mgwc.layout.WorkspaceLayout;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

/** {@code mgwc validate}. */
public final class ValidateCommand implements Command {

    private final CliContext context;
    private final GlobalOptions options;

    private final Argument<List<String>> environments = option("--env", "ENV")
            .description("Only these environments; names separated by commas.")
            .names();

    private final Flag allEnvironments = new Flag("--all-envs", "All environments; so without --env.");

    private final Argument<List<ReportTarget>> outputs = option("--format", "KIND[=FILE]")
            .description(
                    "text, compact, json, sarif, junit, warnings-ng, github, gitlab or markdown, on standard output or into"
                            + " a file; may be given several times.")
            .several(ReportTarget::of)
            .or(ReportTarget.TEXT_ON_SCREEN);

    private final Argument<LocalDate> today = option("--today", "DAY")
            .description("The day that counts for what expires, such as 2027-03-31; the system's without it.")
            .as(ValidateCommand::day)
            .or(LocalDate.now(ZoneOffset.UTC));

    private final Flag fix = new Flag(
            "--fix", "Put right in the files what needs no decision, then report the rest; see `explain RULE`.");

    private final Flag diff =
            new Flag("--diff", "With --fix: write nothing, print what would change as a unified diff.");

    private final Flag writeBaseline = new Flag(
            "--write-baseline", "Write what is found and may be put up with into " + WorkspaceLayout.BASELINE + ".");

    private final Flag noCache = new Flag("--no-cache", "Judge everything anew, and keep nothing for the next run.");

    public ValidateCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec().description("Find every mistake in the workspace."))
                .addArgGroup(ArgGroupSpec.builder()
                        .addArg(environments.spec())
                        .addArg(allEnvironments.spec())
                        .build())
                .add(outputs.spec())
                .add(today.spec())
                .add(fix.spec())
                .add(diff.spec())
                .add(writeBaseline.spec())
                .add(noCache.spec());
    }

    /** Reads {@code 2027-03-31} (RFC 3339 full-date). */
    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("`" + text + "` is no day such as 2027-03-31");
        }
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        checkOptions();
        Inputs inputs = new Inputs(context, options);
        Console console = new Console(context, options);
        if (diff.isSet()) {
            return preview(inputs, console);
        }
        Compiler compiler = Compiler.on(today.value());
        if (fix.isSet()) {
            new FixRun(compiler, console).written(inputs.read(), inputs.root());
        }
        CachedValidation validation = new CachedValidation(context, options, inputs, compiler);
        CachedValidation.Look look = validation.look(environments.value(), cache(inputs));
        if (writeBaseline.isSet()) {
            return baseline(look.report(), ReleaseBuild.lines(look.source()), inputs.root());
        }
        write(look, inputs, console);
        accepted(look.report(), console);
        validation.keep(look);
        return end(look, start, console);
    }

    private ValidationCacheFile cache(Inputs inputs) {
        return noCache.isSet() ? ValidationCacheFile.none() : CachePlace.of(inputs.root(), context);
    }

    /** Writes the findings in every wanted format. */
    private void write(CachedValidation.Look look, Inputs inputs, Console console) {
        Report report = look.report();
        Inspection inspection = Inspections.of(report, look.source(), environments.value());
        if (options.verbose()) {
            console.detail(
                    "checked " + String.join(", ", inspection.environments()) + ": " + report.summary(), look.read());
            look.recalled().ifPresent(words -> console.detail(words, look.read()));
        }
        long checked = System.nanoTime();
        ReportTarget.write(outputs.value(), inspection, inputs.root(), context, options.colourful(context, "out"));
        if (options.verbose()) {
            String targets =
                    outputs.value().stream().map(ReportTarget::toString).collect(Collectors.joining(", "));
            console.detail("wrote " + targets, checked);
        }
    }

    private static int end(CachedValidation.Look look, long start, Console console) {
        if (look.report().hasErrors()) {
            return ExitCode.FINDINGS;
        }
        int files = look.source().value().map(tree -> tree.files().size()).orElse(0);
        console.progress("no errors in " + files + " files (" + Console.seconds(System.nanoTime() - start, 2) + " s)");
        return ExitCode.OK;
    }

    private void checkOptions() {
        ReportTarget.clash(outputs.value(), context.directory()).ifPresent(clash -> {
            throw new UsageException(clash);
        });
        checkFixOptions();
    }

    private void checkFixOptions() {
        if (diff.isSet() && !fix.isSet()) {
            throw new UsageException("--diff goes with --fix");
        }
        if (fix.isSet()
                && !diff.isSet()
                && (options.staged() || options.gitRef().isPresent())) {
            throw new UsageException("--fix changes the work tree; with --staged or --git-ref add --diff");
        }
        if (fix.isSet() && writeBaseline.isSet()) {
            throw new UsageException("--fix first, then --write-baseline");
        }
    }

    /** What would be put right, and what would be left to report then. */
    private int preview(Inputs inputs, Console console) {
        Compiler compiler = Compiler.on(today.value());
        Outcome<SourceTree> fixed = new FixRun(compiler, console).shown(inputs.read());
        List<Diagnostic> left = compiler.validate(fixed, environments.value());
        console.findings(left, ReleaseBuild.lines(fixed));
        return Report.of(left).hasErrors() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    /** Each finding that does not count, when somebody wants to know more; else how many there are. */
    private void accepted(Report report, Console console) {
        if (options.verbose()) {
            report.accepted()
                    .forEach(found ->
                            console.progress(PrintableText.of("accepted: " + found.rule() + " " + found.span() + ": "
                                    + found.message() + " ("
                                    + found.acceptance().map(Acceptance::words).orElse("") + ")")));
        } else if (!report.accepted().isEmpty()) {
            int count = report.accepted().size();
            console.progress(count + (count == 1 ? " finding is" : " findings are") + " accepted; -v shows them");
        }
    }

    /** Findings that may not stand in a baseline fail the run, as the next one would. */
    private int baseline(Report report, SourceLines lines, Path root) {
        if (options.staged()
                || options.gitRef().isPresent()
                || !environments.value().isEmpty()) {
            throw new UsageException("--write-baseline takes the work tree and all environments");
        }
        Console console = new Console(context, options);
        Optional<String> text = Baseline.write(report, lines);
        if (text.isPresent()) {
            OutputFile.write(root, Path.of(WorkspaceLayout.BASELINE), text.get());
        } else {
            OutputFile.delete(root, Path.of(WorkspaceLayout.BASELINE));
        }
        List<Diagnostic> left = report.diagnostics().stream()
                .filter(found -> !Baseline.mayBeKnown(found))
                .toList();
        console.findings(left, lines);
        console.progress(
                text.isPresent()
                        ? "wrote " + WorkspaceLayout.BASELINE
                        : "nothing to write; there is no " + WorkspaceLayout.BASELINE + " now");
        return new Report(left).hasErrors() ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
