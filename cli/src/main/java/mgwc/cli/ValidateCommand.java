package mgwc.cli;

import static mgwc.cli.Argument.option;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mgwc.compiler.Compiler;
import mgwc.compiler.acceptance.Baseline;
import mgwc.compiler.diagnostic.Acceptance;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.report.Inspection;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.validation.ValidationResult;
import mgwc.layout.WorkspaceLayout;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.TypeConversionException;

/** {@code mgwc validate}. */
final class ValidateCommand implements Command {

    private final Surroundings surroundings;
    private final GlobalOptions options;

    private final Argument<List<String>> environments = option("--env", "ENV")
            .description("Only these environments; names separated by commas.")
            .names();

    private final Flag allEnvironments = new Flag("--all-envs", "All environments; so without --env.");

    private final Argument<List<Output>> outputs = option("--format", "KIND[=FILE]")
            .description(
                    "text, compact, json, sarif, junit, warnings-ng, github, gitlab or markdown, on standard output or into"
                            + " a file; may be given several times.")
            .several(Output::of)
            .or(Output.TEXT_ON_SCREEN);

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

    ValidateCommand(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
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
        Output.clash(outputs.value(), surroundings.directory()).ifPresent(clash -> {
            throw new WrongArguments(clash);
        });
        checkFixOptions();
        Inputs inputs = new Inputs(surroundings, options);
        Screen screen = new Screen(surroundings, options);
        if (diff.isSet()) {
            return preview(inputs, screen);
        }
        if (fix.isSet()) {
            new FixRun(Compiler.on(today.value()), screen).written(inputs.read(), inputs.root());
        }
        Look look = look(inputs, screen);
        Outcome<SourceTree> source = look.source();
        Report report = look.report();
        if (writeBaseline.isSet()) {
            return baseline(report, ReleaseBuild.lines(source), inputs.root());
        }
        Inspection inspection = Inspections.of(report, source, environments.value());
        if (options.verbose()) {
            screen.detail(
                    "checked " + String.join(", ", inspection.environments()) + ": " + report.summary(), look.read());
            look.recalled().ifPresent(words -> screen.detail(words, look.read()));
        }
        long checked = System.nanoTime();
        Output.write(outputs.value(), inspection, inputs.root(), surroundings, options.colourful(surroundings, "out"));
        if (options.verbose()) {
            screen.detail(
                    "wrote " + outputs.value().stream().map(Output::toString).collect(Collectors.joining(", ")),
                    checked);
        }
        accepted(report, screen);
        look.validated().ifPresent(all -> keep(look.recollection(), source, all, screen));
        if (!report.hasErrors()) {
            int files = source.value().map(tree -> tree.files().size()).orElse(0);
            screen.progress(
                    "no errors in " + files + " files (" + Screen.seconds(System.nanoTime() - start, 2) + " s)");
        }
        return report.hasErrors() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    /** What stands in the workspace and what was found in it; {@code read} is when it had been read. */
    private record Look(
            Recollection recollection, Outcome<SourceTree> source, Optional<ValidationResult> validated, long read) {

        Report report() {
            List<Diagnostic> found = new ArrayList<>(source.diagnostics());
            validated.ifPresent(all -> found.addAll(all.all()));
            return Report.of(found);
        }

        /** How much is known from an earlier run, in words. */
        Optional<String> recalled() {
            return validated.flatMap(recollection::recalled);
        }
    }

    /**
     * With what earlier runs found, or without it where that does not work out: files may change while they are looked
     * at, and anything may stand in the user's cache.
     */
    private Look look(Inputs inputs, Screen screen) {
        Recollection recollection =
                noCache.isSet() ? Recollection.none() : Recollection.of(inputs.root(), surroundings);
        try (Waiting waiting = Waiting.on("reading the workspace", surroundings, options)) {
            try {
                return look(inputs, recollection, waiting);
            } catch (RuntimeException e) {
                if (!recollection.isAny()) {
                    throw e;
                }
                if (options.verbose()) {
                    screen.progress("what an earlier run found is of no use: " + PrintableText.of(e.toString()));
                }
                return look(inputs, recollection.forgotten(), waiting);
            }
        }
    }

    private Look look(Inputs inputs, Recollection recollection, Waiting waiting) {
        Outcome<SourceTree> source = inputs.read(recollection);
        long read = System.nanoTime();
        int files = source.value().map(tree -> tree.files().size()).orElse(0);
        waiting.doing("checking " + files + " files");
        Optional<ValidationResult> validated = source.value().map(tree -> {
            ValidationResult all =
                    Compiler.on(today.value()).validate(tree, environments.value(), recollection.cache());
            // What is going to be shown is opened now, while there still is another way.
            all.all().forEach(found -> {
                open(tree, found.span());
                found.related().forEach(related -> open(tree, related.span()));
            });
            return all;
        });
        return new Look(recollection, source, validated, read);
    }

    private static void open(SourceTree tree, SourceSpan span) {
        tree.file(span.file()).ifPresent(SourceFile::content);
    }

    /** What is read of a commit says nothing about the files that lie here. */
    private void keep(
            Recollection recollection, Outcome<SourceTree> source, ValidationResult validated, Screen screen) {
        long start = System.nanoTime();
        if (options.gitRef().isEmpty()) {
            Optional<String> kept = source.value().flatMap(tree -> recollection.keep(tree, validated));
            if (options.verbose()) {
                kept.ifPresent(words -> screen.detail(words, start));
            }
        }
    }

    private void checkFixOptions() {
        if (diff.isSet() && !fix.isSet()) {
            throw new WrongArguments("--diff goes with --fix");
        }
        if (fix.isSet()
                && !diff.isSet()
                && (options.staged() || options.gitRef().isPresent())) {
            throw new WrongArguments("--fix changes the work tree; with --staged or --git-ref add --diff");
        }
        if (fix.isSet() && writeBaseline.isSet()) {
            throw new WrongArguments("--fix first, then --write-baseline");
        }
    }

    /** What would be put right, and what would be left to report then. */
    private int preview(Inputs inputs, Screen screen) {
        Compiler compiler = Compiler.on(today.value());
        Outcome<SourceTree> fixed = new FixRun(compiler, screen).shown(inputs.read());
        List<Diagnostic> left = compiler.validate(fixed, environments.value());
        screen.findings(left, ReleaseBuild.lines(fixed));
        return Report.of(left).hasErrors() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    /** Each finding that does not count, when somebody wants to know more; else how many there are. */
    private void accepted(Report report, Screen screen) {
        if (options.verbose()) {
            report.accepted()
                    .forEach(found ->
                            screen.progress(PrintableText.of("accepted: " + found.rule() + " " + found.span() + ": "
                                    + found.message() + " ("
                                    + found.acceptance().map(Acceptance::words).orElse("") + ")")));
        } else if (!report.accepted().isEmpty()) {
            int count = report.accepted().size();
            screen.progress(count + (count == 1 ? " finding is" : " findings are") + " accepted; -v shows them");
        }
    }

    /** Findings that may not stand in a baseline fail the run, as the next one would. */
    private int baseline(Report report, SourceLines lines, Path root) {
        if (options.staged()
                || options.gitRef().isPresent()
                || !environments.value().isEmpty()) {
            throw new WrongArguments("--write-baseline takes the work tree and all environments");
        }
        Screen screen = new Screen(surroundings, options);
        Optional<String> text = Baseline.write(report, lines);
        if (text.isPresent()) {
            OutputFile.write(root, Path.of(WorkspaceLayout.BASELINE), text.get());
        } else {
            OutputFile.delete(root, Path.of(WorkspaceLayout.BASELINE));
        }
        List<Diagnostic> left = report.diagnostics().stream()
                .filter(found -> !Baseline.mayBeKnown(found))
                .toList();
        screen.findings(left, lines);
        screen.progress(
                text.isPresent()
                        ? "wrote " + WorkspaceLayout.BASELINE
                        : "nothing to write; there is no " + WorkspaceLayout.BASELINE + " now");
        return new Report(left).hasErrors() ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
