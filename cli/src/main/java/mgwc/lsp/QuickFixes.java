package mgwc.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Fix;
import mgwc.compiler.diagnostic.Fixes;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.fix.SafeFixes;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.text.Spelling;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** What can be done about findings at once: what {@code validate --fix} does, or to write the name that was meant. */
final class QuickFixes {

    private static final String QUESTION = "did you mean `";

    private QuickFixes() {}

    /**
     * The fixes for findings that touch a range.
     *
     * @param now the workspace as it is, which may be newer than what was checked
     */
    static List<CodeAction> of(
            DiagnosticsPublisher.Checked checked, WorkspaceSnapshot now, String path, String uri, Range range) {
        Lines then = checked.view().lines(path);
        Lines lines = now.lines(path);
        Fixes fixes = then.equals(lines) ? new SafeFixes(checked.view().tree(), checked.report()) : Fixes.NONE;
        List<CodeAction> actions = new ArrayList<>();
        for (Diagnostic finding : checked.report().diagnostics()) {
            SourceSpan span = finding.span();
            if (span.file().equals(path) && touches(lines.range(span), range)) {
                Optional<CodeAction> repair = fixes.of(finding).map(fix -> repair(finding, fix, uri, lines));
                boolean unchanged = span.startLine() == span.endLine()
                        && lines.line(span.startLine()).equals(then.line(span.startLine()));
                repair.or(() -> unchanged ? rename(finding, uri, lines) : Optional.empty())
                        .ifPresent(actions::add);
            }
        }
        return actions;
    }

    private static CodeAction repair(Diagnostic finding, Fix fix, String uri, Lines lines) {
        List<TextEdit> edits = fix.edits().stream()
                .map(edit -> new TextEdit(lines.range(edit.span()), edit.text()))
                .toList();
        String title = fix.title().substring(0, 1).toUpperCase(Locale.ROOT)
                + fix.title().substring(1);
        return action(finding, title, uri, edits);
    }

    private static Optional<CodeAction> rename(Diagnostic finding, String uri, Lines lines) {
        SourceSpan span = finding.span();
        return meant(finding)
                .flatMap(name -> replacement(lines.text(span), name))
                .map(text -> action(finding, "Write " + text, uri, List.of(new TextEdit(lines.range(span), text))));
    }

    /** The name in {@code did you mean `x`?}. */
    private static Optional<String> meant(Diagnostic finding) {
        return finding.marker()
                .filter(marker -> marker.startsWith(QUESTION) && marker.endsWith("`?"))
                .map(marker -> marker.substring(QUESTION.length(), marker.length() - 2));
    }

    /** The name in the quotes and behind the folders of what stands there; nothing when it is about something else. */
    private static Optional<String> replacement(String written, String name) {
        boolean quoted = written.length() > 1
                && "\"'".indexOf(written.charAt(0)) >= 0
                && written.endsWith(written.substring(0, 1));
        String bare = quoted ? written.substring(1, written.length() - 1) : written;
        String folder = name.contains("/") ? "" : bare.substring(0, bare.lastIndexOf('/') + 1);
        boolean alike =
                Spelling.closest(bare.substring(folder.length()), List.of(name)).isPresent();
        if (!alike) {
            return Optional.empty();
        }
        return Optional.of(quoted ? written.charAt(0) + folder + name + written.charAt(0) : YamlWord.of(folder + name));
    }

    private static CodeAction action(Diagnostic finding, String title, String uri, List<TextEdit> edits) {
        CodeAction action = new CodeAction(PrintableText.of(title) + " (" + finding.rule() + ")");
        action.setKind(CodeActionKind.QuickFix);
        action.setIsPreferred(true);
        action.setEdit(new WorkspaceEdit(Map.of(uri, edits)));
        return action;
    }

    private static boolean touches(Range one, Range other) {
        return !isBefore(one, other) && !isBefore(other, one);
    }

    private static boolean isBefore(Range one, Range other) {
        int line = Integer.compare(one.getEnd().getLine(), other.getStart().getLine());
        return line < 0
                || (line == 0 && one.getEnd().getCharacter() < other.getStart().getCharacter());
    }
}
