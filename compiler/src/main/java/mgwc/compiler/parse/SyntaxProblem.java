package mgwc.compiler.parse;

import java.util.Optional;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.SourceSpan;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The YAML engine's complaint in words that say what to do. */
final class SyntaxProblem {

    /** What the engine says, how we say it, and what helps. */
    private record Wording(String engine, String message, String help) {}

    private static final Wording[] WORDINGS = {
        new Wording(
                "mapping values are not allowed here",
                "a second `: ` stands in one line",
                "put text that holds `: ` in quotes, or start the nested mapping on its own line"),
        new Wording(
                "could not find expected ':'",
                "a key has no `:` behind it",
                "write `key: value`; text over several lines needs quotes, `|` or `>`"),
        new Wording(
                "expected <block end>",
                "this line does not fit the indentation of the lines above",
                "indent it exactly like its neighbours, with spaces"),
        new Wording("found unexpected end of stream", "a quote is never closed", "close the quoted text"),
        new Wording("expected ',' or '}'", "a `{` mapping is not closed", "separate entries with `,` and end with `}`"),
        new Wording("expected ',' or ']'", "a `[` list is not closed", "separate items with `,` and end with `]`"),
        new Wording(
                "found unknown escape character",
                "a backslash inside double quotes starts no known escape",
                "write `\\\\` for a backslash, or use single quotes"),
        new Wording(
                "hexadecimal numbers",
                "an escape inside double quotes needs hexadecimal digits",
                "write `\\\\` for a backslash, or use single quotes"),
        new Wording(
                "sequence entries are not allowed here",
                "a list item `- ` cannot start here",
                "start it on its own line"),
        new Wording("mapping keys are not allowed here", "a key cannot start here", "start it on its own line"),
        new Wording(
                "expected the node content",
                "a value is missing or starts with a character that has a meaning in YAML",
                "put text that starts with one of `[]{},&*!|>%@` in quotes"),
        new Wording(
                "that cannot start any token",
                "a value starts with a character that has a meaning in YAML",
                "put text that starts with `@`, `%` or a backtick in quotes"),
        new Wording(
                "expected chomping or indentation indicators",
                "text follows `|` or `>` on the same line",
                "start the text on the next line, indented"),
        new Wording(
                "the leading empty lines contain more spaces",
                "the empty lines at the start of the text are indented deeper than the text",
                "delete the spaces in the empty lines"),
        new Wording("found undefined tag handle", "a tag has an unknown prefix", "delete the tag"),
    };

    private SyntaxProblem() {}

    static Diagnostic describe(String path, String text, MarkedYamlEngineException problem) {
        Mark mark = problem.getProblemMark().or(problem::getContextMark).orElse(null);
        SourceSpan span = mark == null
                ? SourceSpan.startOf(path)
                : new SourceSpan(
                        path, mark.getLine() + 1, mark.getColumn() + 1, mark.getLine() + 1, mark.getColumn() + 2);
        String engine = Optional.ofNullable(problem.getProblem()).orElse("");
        Optional<Diagnostic> tab = tab(path, text, span);
        if (tab.isPresent()) {
            return tab.get();
        }
        Diagnostic found = SyntaxRules.YAML_SYNTAX.at(span, "the file is not well-formed YAML here");
        for (Wording wording : WORDINGS) {
            if (engine.contains(wording.engine())) {
                found = SyntaxRules.YAML_SYNTAX.at(span, wording.message()).withHelp(wording.help());
                break;
            }
        }
        Optional<Mark> context = problem.getContextMark();
        if (context.isPresent() && context.get().getLine() + 1 < span.startLine()) {
            Mark start = context.get();
            found = found.withRelated(
                    new SourceSpan(
                            path,
                            start.getLine() + 1,
                            start.getColumn() + 1,
                            start.getLine() + 1,
                            start.getColumn() + 2),
                    "it belongs to what starts here");
        }
        return found;
    }

    /** The finding for the first tab in the indentation of the line at fault or of the one before it. */
    private static Optional<Diagnostic> tab(String path, String text, SourceSpan span) {
        String[] lines = text.split("\r\n|\r|\n", span.startLine() + 1);
        for (int line = Math.max(1, span.startLine() - 1); line <= Math.min(span.startLine(), lines.length); line++) {
            String content = lines[line - 1];
            int column = 0;
            while (column < content.length() && content.charAt(column) == ' ') {
                column++;
            }
            if (column < content.length() && content.charAt(column) == '\t') {
                RuleSpec rule = SyntaxRules.TAB_INDENTATION;
                return Optional.of(rule.at(
                                new SourceSpan(path, line, column + 1, line, column + 2),
                                "the line is indented with a tab")
                        .withHelp("indent with spaces"));
            }
        }
        return Optional.empty();
    }
}
