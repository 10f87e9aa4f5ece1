package mgwc.compiler.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The YAML engine's complaint in words that say what to do. */
final class SyntaxProblem {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern CLOSE_COLON = Pattern.compile("\\s*(?:- )?([A-Za-z][A-Za-z0-9_-]*):\\S.*");

    /** Which of the two places the engine names is the one to point at. */
    private enum Pointer {
        /** Where it noticed. */
        PROBLEM,
        /** The column before, where the character at fault stands. */
        BEFORE_PROBLEM,
        /** Where the thing starts that it could not finish; where it noticed is a second place. */
        START,
        /** The line in which the thing starts, from there. */
        REST_OF_LINE
    }

    /** What the engine says, how we say it, and what helps. */
    private record Wording(String engine, Pointer pointer, String message, String help) {}

    private static final List<Wording> WORDINGS = List.of(
            new Wording(
                    "could not find expected ':'",
                    Pointer.REST_OF_LINE,
                    "a key has no `:` behind it",
                    "write `key: value`; text over several lines needs quotes, `|` or `>`"),
            new Wording(
                    "expected <block end>",
                    Pointer.PROBLEM,
                    "this line does not fit the indentation of the lines above",
                    "indent it exactly like its neighbours, with spaces"),
            new Wording(
                    "found unexpected end of stream",
                    Pointer.REST_OF_LINE,
                    "a quote is opened and never closed",
                    "close the quoted text"),
            new Wording(
                    "found unexpected document separator",
                    Pointer.REST_OF_LINE,
                    "a quote is opened and not closed before the document ends",
                    "close the quoted text"),
            new Wording(
                    "expected ',' or '}'",
                    Pointer.START,
                    "a `{` mapping is not closed",
                    "separate entries with `,` and end with `}`"),
            new Wording(
                    "expected ',' or ']'",
                    Pointer.START,
                    "a `[` list is not closed",
                    "separate items with `,` and end with `]`"),
            new Wording(
                    "found unknown escape character",
                    Pointer.BEFORE_PROBLEM,
                    "a backslash inside double quotes starts no known escape",
                    "write `\\\\` for a backslash, or use single quotes"),
            new Wording(
                    "hexadecimal numbers",
                    Pointer.PROBLEM,
                    "an escape inside double quotes needs hexadecimal digits",
                    "write `\\\\` for a backslash, or use single quotes"),
            new Wording(
                    "sequence entries are not allowed here",
                    Pointer.PROBLEM,
                    "a list item `- ` cannot start here",
                    "start it on its own line"),
            new Wording(
                    "mapping keys are not allowed here",
                    Pointer.PROBLEM,
                    "a key cannot start here",
                    "start it on its own line"),
            new Wording(
                    "expected the node content",
                    Pointer.PROBLEM,
                    "a value is missing or starts with a character that has a meaning in YAML",
                    "put text that starts with one of `[]{},&*!|>%@` in quotes"),
            new Wording(
                    "that cannot start any token",
                    Pointer.PROBLEM,
                    "a value starts with a character that has a meaning in YAML",
                    "put text that starts with `@`, `%` or a backtick in quotes"),
            new Wording(
                    "expected chomping or indentation indicators",
                    Pointer.PROBLEM,
                    "text follows `|` or `>` on the same line",
                    "start the text on the next line, indented"),
            new Wording(
                    "the leading empty lines contain more spaces",
                    Pointer.PROBLEM,
                    "the empty lines at the start of the text are indented deeper than the text",
                    "delete the spaces in the empty lines"),
            new Wording(
                    "found undefined tag handle", Pointer.PROBLEM, "a tag has an unknown prefix", "delete the tag"));

    private final String path;
    private final List<String> lines;
    private final SourceSpan problem;
    private final SourceSpan start;

    private SyntaxProblem(String path, List<String> lines, SourceSpan problem, SourceSpan start) {
        this.path = path;
        this.lines = lines;
        this.problem = problem;
        this.start = start;
    }

    static Diagnostic describe(String path, String text, MarkedYamlEngineException e) {
        SourceSpan problem = e.getProblemMark()
                .or(e::getContextMark)
                .map(mark -> span(path, mark))
                .orElse(SourceSpan.startOf(path));
        SourceSpan start = e.getContextMark().map(mark -> span(path, mark)).orElse(problem);
        List<String> lines = List.of(LINE_END.split(text, problem.startLine() + 1));
        String engine = Optional.ofNullable(e.getProblem()).orElse("");
        SyntaxProblem described = new SyntaxProblem(path, lines, problem, start);
        return described
                .conflict()
                .or(described::tab)
                .or(described::tabInLine)
                .or(described::openQuote)
                .or(() -> described.colon(engine))
                .or(() -> described.closeColon(engine))
                .orElseGet(() -> described.worded(engine));
    }

    /** For a text that ends within an escape, which the engine has no complaint for. */
    static Diagnostic cutEscape(String path, String text) {
        int backslash = text.lastIndexOf('\\');
        List<String> lines = List.of(LINE_END.split(text.substring(0, backslash), -1));
        String before = lines.getLast();
        int column = before.codePointCount(0, before.length()) + 1;
        return SyntaxRules.YAML_SYNTAX
                .at(
                        new SourceSpan(path, lines.size(), column, lines.size(), column + 2),
                        "the file ends within an escape")
                .withHelp("close the quoted text");
    }

    private static SourceSpan span(String path, Mark mark) {
        return new SourceSpan(path, mark.getLine() + 1, mark.getColumn() + 1, mark.getLine() + 1, mark.getColumn() + 2);
    }

    private Diagnostic worded(String engine) {
        for (Wording wording : WORDINGS) {
            if (engine.contains(wording.engine())) {
                return pointed(wording).withHelp(wording.help());
            }
        }
        return SyntaxRules.YAML_SYNTAX.at(problem, "the file is not well-formed YAML here");
    }

    private Diagnostic pointed(Wording wording) {
        RuleSpec rule = SyntaxRules.YAML_SYNTAX;
        return switch (wording.pointer()) {
            case PROBLEM -> rule.at(problem, wording.message());
            case BEFORE_PROBLEM ->
                rule.at(
                        new SourceSpan(
                                path,
                                problem.startLine(),
                                Math.max(1, problem.startColumn() - 1),
                                problem.startLine(),
                                problem.startColumn() + 1),
                        wording.message());
            case START -> rule.at(start, wording.message()).withRelated(problem, "this does not continue it");
            case REST_OF_LINE ->
                rule.at(
                        rest(
                                start.startLine(),
                                start(start.startLine(), start.startColumn()).length()),
                        wording.message());
        };
    }

    /** What Git leaves in a file for a person to decide. */
    private Optional<Diagnostic> conflict() {
        for (int line = 1; line <= problem.startLine(); line++) {
            if (line(line).startsWith("<<<<<<< ")) {
                return Optional.of(SyntaxRules.YAML_SYNTAX
                        .at(rest(line, 0), "a merge conflict starts here and is not resolved")
                        .withHelp("keep what is to hold, and delete the lines of `<`, `=` and `>`"));
            }
        }
        return Optional.empty();
    }

    /** The quote that the engine took for a closing one, after a line in which one was opened and not closed. */
    private Optional<Diagnostic> openQuote() {
        String before = start(problem.startLine(), problem.startColumn());
        if (!before.endsWith("\"") && !before.endsWith("'")) {
            return Optional.empty();
        }
        char quote = before.charAt(before.length() - 1);
        for (int line = problem.startLine() - 1; line > 0 && isOdd(before, quote); line--) {
            String earlier = line(line);
            if (isOdd(earlier, quote)) {
                return Optional.of(SyntaxRules.YAML_SYNTAX
                        .at(rest(line, earlier.indexOf(quote)), "a quote is opened and not closed in its line")
                        .withRelated(problem, "the quote before this closes it")
                        .withHelp("close the quoted text"));
            }
        }
        return Optional.empty();
    }

    private static boolean isOdd(String text, char quote) {
        return text.chars().filter(c -> c == quote).count() % 2 == 1;
    }

    private Optional<Diagnostic> closeColon(String engine) {
        Matcher entry = CLOSE_COLON.matcher(line(start.startLine()));
        if (!engine.contains("could not find expected ':'") || !entry.matches()) {
            return Optional.empty();
        }
        return Optional.of(SyntaxRules.YAML_SYNTAX
                .at(
                        rest(start.startLine(), entry.start(1)),
                        "the `:` behind `" + entry.group(1) + "` has no space after it")
                .withHelp("write a space after the `:`"));
    }

    private String line(int line) {
        return line <= lines.size() ? lines.get(line - 1) : "";
    }

    /** What stands in a line before a column. */
    private String start(int line, int column) {
        String text = line(line);
        return text.substring(
                0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), column - 1)));
    }

    /** From an index to the last character of a line. */
    private SourceSpan rest(int line, int from) {
        String text = line(line).stripTrailing();
        int start = text.codePointCount(0, Math.min(from, text.length()));
        return new SourceSpan(
                path, line, start + 1, line, Math.max(start + 1, text.codePointCount(0, text.length())) + 1);
    }

    /** A colon too many: either two in one line, or a nested key below a key that has a value already. */
    private Optional<Diagnostic> colon(String engine) {
        if (!engine.contains("mapping values are not allowed here")) {
            return Optional.empty();
        }
        String line = line(problem.startLine());
        if (start(problem.startLine(), problem.startColumn()).contains(": ")) {
            return Optional.of(SyntaxRules.YAML_SYNTAX
                    .at(problem, "a second `: ` stands in one line")
                    .withHelp("put text that holds `: ` in quotes, or start the nested mapping on its own line"));
        }
        int indent = line.length() - line.stripLeading().length();
        return Optional.of(SyntaxRules.YAML_SYNTAX
                .at(
                        new SourceSpan(
                                path, problem.startLine(), indent + 1, problem.startLine(), problem.startColumn()),
                        "a key stands below a value that is complete already")
                .withHelp("indent it like the key it belongs beside, or delete the value above it"));
    }

    /** A tab before a list or mapping that starts in the line of a dash: only spaces can indent it. */
    private Optional<Diagnostic> tabInLine() {
        String rest = line(problem.startLine())
                .substring(start(problem.startLine(), problem.startColumn()).length());
        return rest.startsWith("\t")
                ? Optional.of(SyntaxRules.TAB_INDENTATION
                        .at(problem, "a tab stands where spaces indent the next value")
                        .withHelp("write a space instead"))
                : Optional.empty();
    }

    /** The finding for the first tab in the indentation of the line at fault or of the one before it. */
    private Optional<Diagnostic> tab() {
        for (int line = Math.max(1, problem.startLine() - 1); line <= problem.startLine(); line++) {
            String content = line(line);
            int spaces = 0;
            while (spaces < content.length() && content.charAt(spaces) == ' ') {
                spaces++;
            }
            if (spaces < content.length() && content.charAt(spaces) == '\t' && !content.isBlank()) {
                return Optional.of(SyntaxRules.TAB_INDENTATION
                        .at(new SourceSpan(path, line, spaces + 1, line, spaces + 2), "the line is indented with a tab")
                        .withHelp("indent with spaces"));
            }
        }
        return Optional.empty();
    }
}
