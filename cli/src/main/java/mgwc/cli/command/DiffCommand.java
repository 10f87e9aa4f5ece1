package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;
import static mgwc.cli.console.Argument.parameter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.Flag;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.ReviewTarget;
import mgwc.cli.console.UsageException;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diff.Review;
import mgwc.compiler.report.ChangeJson;
import mgwc.compiler.report.ReviewMarkdown;
import mgwc.compiler.report.ReviewText;
import mgwc.compiler.source.GitTree;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.text.Palette;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc diff}. */
public final class DiffCommand implements Command {

    private final CliContext context;
    private final GlobalOptions options;

    private final Argument<String> range = parameter("A..B|A...B")
            .description("Commits; without B the work tree, without A HEAD.")
            .optional()
            .text()
            .or("");

    private final Argument<List<String>> environments = option("--env", "ENV")
            .description("The environments; names separated by commas; without it all.")
            .names();

    private final Flag breaking = new Flag("--breaking", "Only what makes requests fail that were right before.");

    private final Flag compiled =
            new Flag("--compiled", "Also the diff of the compiled files; Markdown always has it, folded.");

    private final Flag exitCode = new Flag("--exit-code", "Exit with 2 when there are changes.");

    private final Argument<List<ReviewTarget>> outputs = option("--format", "KIND[=FILE]")
            .description("text, json or markdown, on standard output or into a file; may be given several times.")
            .several(ReviewTarget::of)
            .or(ReviewTarget.TEXT_ON_SCREEN);

    private final Argument<String> linkBase = option("--link-base", "URL")
            .description("Where Markdown links lead: the address of the files of the later side.")
            .text()
            .or("");

    public DiffCommand(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description(
                                "Compare the effective values of two commits, and tell the meaning of each change.")
                        .footer(
                                "",
                                "  mgwc diff                                  HEAD to the work tree, or to the index with --staged",
                                "  mgwc diff main                             from main to the work tree",
                                "  mgwc diff origin/main...HEAD --env prod    since the branches parted",
                                "  mgwc diff v1.2..v1.3 --breaking --exit-code"))
                .add(range.spec())
                .add(environments.spec())
                .add(breaking.spec())
                .add(compiled.spec())
                .add(exitCode.spec())
                .add(outputs.spec())
                .add(linkBase.spec());
    }

    @Override
    public Integer call() throws IOException {
        boolean markdown = outputs.value().stream().anyMatch(output -> output.kind() == ReviewTarget.Kind.MARKDOWN);
        Review whole = Review.of(trees(), environments.value(), compiled.isSet() || markdown);
        Review review = breaking.isSet() ? whole.breaking() : whole;
        Console console = new Console(context, options);
        for (Review.Side side : List.of(whole.before(), whole.after())) {
            if (new Outcome<>(side.source().value(), side.diagnostics()).hasErrors()) {
                console.progress("errors in " + side.name() + ":");
                console.findings(side.diagnostics(), ReleaseBuild.lines(side.source()));
            }
        }
        for (ReviewTarget output : outputs.value()) {
            output.put(text(output, review), context);
        }
        boolean uncompiled =
                compiled.isSet() && review.compiled().values().stream().anyMatch(diff -> !diff.comparable());
        if (review.isPartial() || uncompiled) {
            return ExitCode.FINDINGS;
        }
        return !review.isEmpty() && exitCode.isSet() ? ExitCode.CHANGES : ExitCode.OK;
    }

    /** Colours only on the screen. */
    private String text(ReviewTarget output, Review review) throws IOException {
        boolean colour = output.file().isEmpty() && options.colourful(context, "out");
        return switch (output.kind()) {
            case TEXT -> {
                StringBuilder text = new StringBuilder();
                ReviewText.write(review, compiled.isSet(), new Palette(colour), text);
                yield text.toString();
            }
            case JSON -> ChangeJson.of(review, compiled.isSet());
            case MARKDOWN -> ReviewMarkdown.of(review, folder(linkBase.value()));
        };
    }

    private static String folder(String address) {
        return address.isEmpty() || address.endsWith("/") ? address : address + "/";
    }

    private Review.Trees trees() {
        Inputs inputs = new Inputs(context, options);
        Path root = inputs.root();
        Range commits = Range.parse(range.value());
        String start = commits.start(root);
        Outcome<SourceTree> before = GitTree.atCommit(root, start);
        if (!commits.end().isEmpty()) {
            if (options.staged() || options.gitRef().isPresent()) {
                String option = options.staged() ? "--staged" : "--git-ref";
                throw UsageException.withoutHelp(
                        "`" + range.value() + "` names both sides, and " + option + " one of them; keep one");
            }
            return new Review.Trees(commits.shownStart(), before, commits.end(), GitTree.atCommit(root, commits.end()));
        }
        String here = options.staged() ? "the index" : options.gitRef().orElse("the work tree");
        return new Review.Trees(commits.shownStart(), before, here, inputs.read());
    }

    /**
     * {@code A..B}, {@code A...B}, {@code A} or nothing.
     *
     * @param end empty for the work tree
     * @param sinceParting whether to start where the two parted
     */
    private record Range(String from, String end, boolean sinceParting) {

        static Range parse(String text) {
            int dots = text.indexOf("..");
            if (dots < 0) {
                return new Range(text, "", false);
            }
            boolean three = text.startsWith("...", dots);
            String end = text.substring(dots + (three ? 3 : 2));
            if (end.contains("..") || end.startsWith(".")) {
                throw UsageException.withoutHelp(
                        "`" + text + "` is no range; write A..B, or A...B for what B changed since it left A");
            }
            return new Range(text.substring(0, dots), end, three);
        }

        String start(Path root) {
            String one = from.isEmpty() ? "HEAD" : from;
            return sinceParting ? GitTree.mergeBase(root, one, end.isEmpty() ? "HEAD" : end) : one;
        }

        String shownStart() {
            return from.isEmpty() ? "HEAD" : from;
        }
    }
}
