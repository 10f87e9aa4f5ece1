package mgwc.cli.command;

import static mgwc.cli.console.Argument.option;
import static mgwc.cli.console.Argument.parameter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import mgwc.cli.console.Argument;
import mgwc.cli.console.CannotRunException;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Command;
import mgwc.cli.console.Console;
import mgwc.cli.console.ExitCode;
import mgwc.cli.console.Flag;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.ReportPaths;
import mgwc.cli.console.UsageException;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.format.Formatter;
import mgwc.compiler.format.UnifiedDiff;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.StagedFiles;
import mgwc.compiler.source.WorkTree;
import mgwc.compiler.workspace.FileRole;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code mgwc fmt}. */
public final class FmtCommand implements Command {

    private static final String STANDARD_INPUT = "-";

    private final CliContext context;
    private final GlobalOptions options;
    private final InputStream in;

    private final Argument<List<String>> paths = parameter("PATH")
            .description(
                    "Files and folders; without any the whole workspace.",
                    "- formats standard input onto standard output.")
            .optional()
            .texts();

    private final Flag check = new Flag("--check", "Write nothing; list the files that would change, and exit with 1.");

    private final Flag diff = new Flag("--diff", "Write nothing; print what would change as a unified diff.");

    private final Argument<String> stdinPath = option("--stdin-path", "PATH")
            .description("Where in the workspace the text on standard input belongs; for editors.")
            .text();

    public FmtCommand(CliContext context, GlobalOptions options, InputStream in) {
        this.context = context;
        this.options = options;
        this.in = in;
    }

    /** A document and its canonical form, which differs. */
    private record Change(SourceFile read, SourceFile formatted) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.wrapWithoutInspection(this)
                .usageMessage(new UsageMessageSpec()
                        .description(
                                "Write documents in their one canonical form; comments and meaning stay.",
                                "Contracts and everything else that is no document are left alone."))
                .add(paths.spec())
                .add(check.spec())
                .add(diff.spec())
                .add(stdinPath.spec());
    }

    @Override
    public Integer call() {
        if (paths.value().contains(STANDARD_INPUT) || stdinPath.given().isPresent()) {
            return formatInput();
        }
        if (options.gitRef().isPresent() && !check.isSet() && !diff.isSet()) {
            throw new UsageException("a commit cannot be changed; add --check or --diff");
        }
        Inputs inputs = new Inputs(context, options);
        boolean elsewhere = options.workspace().isEmpty()
                && GlobalOptions.enclosing(context.directory()).isEmpty()
                && !paths.value().isEmpty()
                && paths.value().stream().map(context.directory()::resolve).allMatch(Files::isRegularFile);
        return elsewhere ? formatBelow(inputs) : format(inputs, paths.value());
    }

    /** Files of workspaces below the current folder, as pre-commit names them at the top of a repository. */
    private int formatBelow(Inputs inputs) {
        Map<Path, List<String>> workspaces = new LinkedHashMap<>();
        for (String path : paths.value()) {
            Optional<Path> root = GlobalOptions.enclosing(context.directory().resolve(path));
            if (root.isPresent()) {
                workspaces.computeIfAbsent(root.get(), of -> new ArrayList<>()).add(path);
            } else {
                new Console(context, options).progress("`" + path + "` is left as it is: it is in no workspace");
            }
        }
        int code = ExitCode.OK;
        for (Map.Entry<Path, List<String>> workspace : workspaces.entrySet()) {
            code = Math.max(code, format(inputs.in(workspace.getKey()), workspace.getValue()));
        }
        return code;
    }

    private int format(Inputs inputs, List<String> selected) {
        Outcome<SourceTree> source = inputs.read();
        Predicate<String> wanted =
                new PathSelection(inputs.root(), context.directory(), selected).wanted(UsageException::new);
        List<Diagnostic> findings = new ArrayList<>(source.diagnostics());
        findings.removeIf(found -> !wanted.test(found.span().file()));
        List<SourceFile> documents = documents(source, wanted, inputs.root());
        List<Change> changes = new ArrayList<>();
        int left = 0;
        for (SourceFile document : documents) {
            Outcome<SourceFile> formatted = Formatter.format(document);
            findings.addAll(formatted.diagnostics());
            left += formatted.value().isEmpty() ? 1 : 0;
            formatted
                    .value()
                    .filter(now -> !now.equals(document))
                    .ifPresent(now -> changes.add(new Change(document, now)));
        }
        Console console = new Console(context, options);
        console.findings(findings, ReleaseBuild.lines(source));
        boolean refused = apply(changes, inputs.root(), console);
        boolean unformatted = check.isSet() && !changes.isEmpty();
        console.progress(summary(changes.size(), left, documents.size()));
        return refused || unformatted || !findings.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private List<SourceFile> documents(Outcome<SourceTree> source, Predicate<String> wanted, Path root) {
        Predicate<String> part =
                options.staged() ? wanted.and(StagedFiles.in(root).changed()::contains) : wanted;
        return source.value().stream()
                .flatMap(tree -> tree.files().values().stream())
                .filter(file -> part.test(file.path()) && FileRole.of(file) == FileRole.DOCUMENT)
                .toList();
    }

    /** Whether something had to be left as it is. */
    private boolean apply(List<Change> changes, Path root, Console console) {
        if (diff.isSet()) {
            changes.forEach(change -> context.out().print(difference(change)));
        } else if (check.isSet()) {
            changes.forEach(change -> console.result(shown(change, root)));
        } else if (options.staged()) {
            return stage(changes, root, console);
        } else {
            InPlace inPlace = new InPlace(root);
            for (Change change : changes) {
                inPlace.replace(change.read(), change.formatted());
                console.result(shown(change, root));
            }
        }
        return false;
    }

    /** Files that are staged in part are left alone: their two versions would grow apart unseen. */
    private boolean stage(List<Change> changes, Path root, Console console) {
        StagedFiles staged = StagedFiles.in(root);
        Set<String> unstaged = staged.unstaged();
        SourceTree onDisk = WorkTree.read(root).value().orElseThrow();
        List<SourceFile> restaged = new ArrayList<>();
        boolean refused = false;
        for (Change change : changes) {
            String path = change.read().path();
            Optional<SourceFile> file = onDisk.file(path);
            if (unstaged.contains(path) || file.isEmpty()) {
                console.progress("`" + path + "` is left as it is: only part of its changes is staged");
                refused = true;
            } else {
                new InPlace(root).replace(file.get(), change.formatted());
                restaged.add(change.formatted());
                console.result(shown(change, root));
            }
        }
        if (!restaged.isEmpty()) {
            staged.replace(restaged);
        }
        return refused;
    }

    private int formatInput() {
        if (paths.value().size() > 1
                || check.isSet()
                || options.staged()
                || options.gitRef().isPresent()) {
            throw new UsageException(
                    "standard input goes with no other path and no option but --diff and --stdin-path");
        }
        SourceFile read = new SourceFile(stdinPath.given().orElse("standard input"), bytes());
        boolean document = stdinPath.given().isEmpty() || FileRole.of(read) != FileRole.MATERIAL;
        Outcome<SourceFile> formatted = document ? Formatter.format(read) : Outcome.of(read);
        if (formatted.value().isEmpty()) {
            Outcome<SourceTree> lines = Outcome.of(SourceTree.of(List.of(read)));
            new Console(context, options).findings(formatted.diagnostics(), ReleaseBuild.lines(lines));
            return ExitCode.FINDINGS;
        }
        SourceFile now = formatted.value().get();
        byte[] result =
                diff.isSet() ? difference(new Change(read, now)).getBytes(StandardCharsets.UTF_8) : now.content();
        context.out().writeBytes(result);
        return ExitCode.OK;
    }

    private byte[] bytes() {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new CannotRunException("standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private static String difference(Change change) {
        return UnifiedDiff.of(
                change.read().path(),
                new String(change.read().content(), StandardCharsets.UTF_8),
                new String(change.formatted().content(), StandardCharsets.UTF_8));
    }

    private String shown(Change change, Path root) {
        return new ReportPaths(root, context.directory()).shown(change.read().path());
    }

    /** @param left how many cannot be formatted */
    private String summary(int changed, int left, int documents) {
        String count = changed + " of " + documents + (documents == 1 ? " document" : " documents");
        boolean dry = check.isSet() || diff.isSet();
        if (left > 0) {
            return (dry ? count + " would change, " : "formatted " + count + ", ") + left + " cannot be formatted";
        }
        if (changed == 0) {
            return switch (documents) {
                case 0 -> "there is no document to format";
                case 1 -> "the document " + (dry ? "is formatted" : "was formatted already");
                default -> "all " + documents + " documents " + (dry ? "are formatted" : "were formatted already");
            };
        }
        return dry ? count + " would change; to write that: mgwc fmt" : "formatted " + count;
    }
}
