package mgwc.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mgwc.cli.console.Console;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.fix.Repairs;
import mgwc.compiler.format.UnifiedDiff;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.text.PrintableText;

/** What {@code validate --fix} does before it reports. */
final class FixRun {

    private final Compiler compiler;
    private final Console console;

    FixRun(Compiler compiler, Console console) {
        this.compiler = compiler;
        this.console = console;
    }

    /** The source with what can be put right put right, here and in the work tree. */
    Outcome<SourceTree> written(Outcome<SourceTree> source, Path root) {
        return repaired(source, (before, after) -> new InPlace(root).replace(before, after));
    }

    /** The source with what can be put right put right, and the difference as a result; nothing is written. */
    Outcome<SourceTree> shown(Outcome<SourceTree> source) {
        return repaired(
                source,
                (before, after) -> console.text(UnifiedDiff.of(
                        before.path(),
                        new String(before.content(), StandardCharsets.UTF_8),
                        new String(after.content(), StandardCharsets.UTF_8))));
    }

    /** Takes a file that changes, as it was and as it is to be. */
    private interface Change {
        void accept(SourceFile before, SourceFile after);
    }

    /** File by file: when the next one cannot be written, what was done is told. */
    private void tell(String path, List<Repairs.Done> all) {
        for (Repairs.Done done : all) {
            if (done.finding().span().file().equals(path)) {
                console.progress(PrintableText.of("fixed " + done.finding().rule() + " "
                        + done.finding().span() + ": " + done.fix().title()));
            }
        }
    }

    private Outcome<SourceTree> repaired(Outcome<SourceTree> source, Change change) {
        if (source.value().isEmpty()) {
            return source;
        }
        SourceTree tree = source.value().get();
        List<Diagnostic> unread = source.diagnostics();
        Repairs repairs = Repairs.of(tree, files -> compiler.validate(new Outcome<>(files.value(), unread), List.of()));
        repairs.tree().files().forEach((path, after) -> {
            SourceFile before = tree.files().getOrDefault(path, after);
            if (!before.equals(after)) {
                change.accept(before, after);
                tell(path, repairs.done());
            }
        });
        return new Outcome<>(Optional.of(repairs.tree()), unread);
    }
}
