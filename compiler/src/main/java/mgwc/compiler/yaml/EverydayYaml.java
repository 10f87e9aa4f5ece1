package mgwc.compiler.yaml;

import java.util.Optional;
import mgwc.compiler.report.SourceSpan;

/**
 * The YAML that people write: block mappings and lists, block scalars, and scalars and flow collections that end on the
 * line they start on. Reads it in one pass, at a fraction of what the YAML engine takes, and tells the
 * {@link NodeBuilder} the same as the engine would (YAML 1.2).
 *
 * <p>Everything rare is declined (anchors, tags, several documents, escapes, tabs, text over several lines), and so is
 * everything wrong: the engine then reads the file from the start and explains it.
 */
final class EverydayYaml {

    private static final int DEEPEST = 48;
    private static final int LONGEST_KEY = 1_000;
    private static final int NOT_A_KEY = -1;
    private static final int DECLINED = -2;
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    private final String path;
    private final String text;
    private final NodeBuilder builder;

    /** The open block collections: where each starts in its line, and whether it is a list. */
    private final int[] columns = new int[DEEPEST];

    private final boolean[] lists = new boolean[DEEPEST];
    private int depth;

    private int line;
    private int lineStart;
    private int lineEnd;
    private int next;
    private int at;

    /** Whether the innermost collection has a key or a dash without a value so far, and where that would stand. */
    private boolean awaiting;

    private SourceSpan awaited;

    private EverydayYaml(String path, String text, NodeBuilder builder) {
        this.path = path;
        this.text = text;
        this.builder = builder;
        this.awaited = SourceSpan.startOf(path);
    }

    /** Whether the builder has all of the text now; if not, what it was told is worth nothing. */
    static boolean read(String path, String text, NodeBuilder builder) {
        return isEveryday(text) && new EverydayYaml(path, text, builder).read();
    }

    /** Characters that count as one column each and end no line but {@code \n}. */
    private static boolean isEveryday(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean everyday = (c >= 0x20 && c < 0x7f)
                    || c == '\n'
                    || (c > 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029)
                    || (c >= 0xe000 && c < 0xfeff);
            if (!everyday) {
                return false;
            }
        }
        return true;
    }

    private boolean read() {
        while (nextLine()) {
            boolean content = at < lineEnd && text.charAt(at) != '#';
            if (content && (builder.isAborted() || !readLine())) {
                return false;
            }
        }
        if (awaiting) {
            nothingCame();
        }
        while (depth > 0) {
            pop();
        }
        return builder.root().isPresent() && !builder.isAborted();
    }

    /** Steps to the first character of the next line that is no space. */
    private boolean nextLine() {
        if (next >= text.length()) {
            return false;
        }
        line++;
        lineStart = next;
        int end = text.indexOf('\n', next);
        lineEnd = end < 0 ? text.length() : end;
        next = lineEnd + 1;
        at = lineStart;
        skipSpaces();
        return true;
    }

    private boolean readLine() {
        int column = at - lineStart;
        boolean marker = column == 0 && (text.startsWith("---", at) || text.startsWith("...", at));
        boolean dash = isDash();
        if (marker || !settle(column, dash)) {
            return false;
        }
        boolean opens = awaiting || depth == 0;
        awaiting = false;
        if (dash) {
            return (opens ? push(true, column) : lists[depth - 1]) && readItem();
        }
        int colon = colon();
        boolean entry = colon >= 0 && (opens ? push(false, column) : !lists[depth - 1]);
        return entry && readEntry(colon);
    }

    /** Closes what ends before a line that starts at a column; false when the line does not belong anywhere. */
    private boolean settle(int column, boolean dash) {
        if (awaiting) {
            int owner = columns[depth - 1];
            boolean listOfKey = dash && column == owner && !lists[depth - 1];
            if (column > owner || listOfKey) {
                return true;
            }
            nothingCame();
        }
        while (depth > 0
                && (columns[depth - 1] > column || (columns[depth - 1] == column && lists[depth - 1] && !dash))) {
            pop();
        }
        return depth == 0 ? builder.root().isEmpty() : columns[depth - 1] == column;
    }

    private boolean push(boolean list, int column) {
        if (depth == DEEPEST) {
            return false;
        }
        columns[depth] = column;
        lists[depth] = list;
        depth++;
        SourceSpan start = span(at, at);
        if (list) {
            builder.startSequence(start, Optional.empty(), Optional.empty(), false);
        } else {
            builder.startMapping(start, Optional.empty(), Optional.empty(), false);
        }
        return true;
    }

    private void pop() {
        depth--;
        builder.end(awaited);
    }

    private void await(int index) {
        awaiting = true;
        awaited = span(index, index);
    }

    private void nothingCame() {
        awaiting = false;
        scalar(awaited, "", true);
    }

    /** At a dash. */
    private boolean readItem() {
        at++;
        int afterDash = at;
        skipSpaces();
        if (isLineOver()) {
            await(afterDash);
            return true;
        }
        int column = at - lineStart;
        if (isDash()) {
            return push(true, column) && readItem();
        }
        int colon = colon();
        if (colon >= 0) {
            return push(false, column) && readEntry(colon);
        }
        return colon == NOT_A_KEY && readValue();
    }

    /** At a key that ends before the colon. */
    private boolean readEntry(int colon) {
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            scalar(span(at, colon), text.substring(at + 1, colon - 1), false);
        } else {
            int end = withoutSpaces(at, colon);
            scalar(span(at, end), text.substring(at, end), true);
        }
        at = colon + 1;
        skipSpaces();
        if (isLineOver()) {
            await(colon + 1);
            return true;
        }
        return readValue();
    }

    /** The index of the colon that makes a key of what starts here, or why there is none. */
    private int colon() {
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            int end = quoteEnd();
            boolean key = end >= 0 && end < lineEnd && text.charAt(end) == ':' && isBlankAt(end + 1);
            return end < 0 ? DECLINED : key ? end : NOT_A_KEY;
        }
        if (first == '[' || first == '{' || first == '|' || first == '>') {
            return NOT_A_KEY;
        }
        if (!startsPlain()) {
            return DECLINED;
        }
        for (int i = at; i < lineEnd; i++) {
            char c = text.charAt(i);
            if (c == ':' && isBlankAt(i + 1)) {
                return i - at > LONGEST_KEY ? DECLINED : i;
            }
            if (c == '#' && text.charAt(i - 1) == ' ') {
                return NOT_A_KEY;
            }
        }
        return NOT_A_KEY;
    }

    private boolean readValue() {
        return switch (text.charAt(at)) {
            case '"', '\'' -> readQuoted() && isRestEmpty();
            case '[', '{' -> readFlow(0) && isRestEmpty();
            case '|' -> readBlockScalar(false);
            case '>' -> readBlockScalar(true);
            default -> readPlain();
        };
    }

    private boolean readQuoted() {
        int end = quoteEnd();
        if (end < 0) {
            return false;
        }
        scalar(span(at, end), text.substring(at + 1, end - 1), false);
        at = end;
        return true;
    }

    /** The index after the closing quote; negative when there is an escape or no end in this line. */
    private int quoteEnd() {
        char quote = text.charAt(at);
        for (int i = at + 1; i < lineEnd; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                boolean doubled = quote == '\'' && i + 1 < lineEnd && text.charAt(i + 1) == quote;
                return doubled ? DECLINED : i + 1;
            }
            if (c == '\\' && quote == '"') {
                return DECLINED;
            }
        }
        return DECLINED;
    }

    /** To the end of the line or a comment. */
    private boolean readPlain() {
        if (!startsPlain()) {
            return false;
        }
        int end = lineEnd;
        for (int i = at; i < lineEnd; i++) {
            char c = text.charAt(i);
            if (c == ':' && isBlankAt(i + 1)) {
                return false;
            }
            if (c == '#' && text.charAt(i - 1) == ' ') {
                end = i;
                break;
            }
        }
        end = withoutSpaces(at, end);
        scalar(span(at, end), text.substring(at, end), true);
        return true;
    }

    /** At a bracket or a brace; ends after its counterpart, which must be in the same line. */
    private boolean readFlow(int level) {
        boolean mapping = text.charAt(at) == '{';
        SourceSpan start = span(at, at + 1);
        if (level + depth >= DEEPEST) {
            return false;
        }
        if (mapping) {
            builder.startMapping(start, Optional.empty(), Optional.empty(), true);
        } else {
            builder.startSequence(start, Optional.empty(), Optional.empty(), true);
        }
        char close = mapping ? '}' : ']';
        at++;
        skipSpaces();
        boolean first = true;
        while (at < lineEnd && (!first || text.charAt(at) != close)) {
            if ((mapping && !readFlowKey()) || !readFlowValue(level)) {
                return false;
            }
            skipSpaces();
            if (at < lineEnd && text.charAt(at) == close) {
                break;
            }
            if (at >= lineEnd || text.charAt(at) != ',') {
                return false;
            }
            at++;
            skipSpaces();
            first = false;
        }
        if (at >= lineEnd) {
            return false;
        }
        at++;
        builder.end(span(at - 1, at));
        return true;
    }

    private boolean readFlowKey() {
        boolean key = at < lineEnd && readFlowScalar() && at < lineEnd && text.charAt(at) == ':' && isBlankAt(at + 1);
        at++;
        skipSpaces();
        return key;
    }

    private boolean readFlowValue(int level) {
        if (at >= lineEnd) {
            return false;
        }
        char first = text.charAt(at);
        return (first == '[' || first == '{') ? readFlow(level + 1) : readFlowScalar();
    }

    /** Ends at a colon before a blank, a comma or a closing bracket. */
    private boolean readFlowScalar() {
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            return readQuoted();
        }
        if (!startsPlain()) {
            return false;
        }
        int end = at;
        while (end < lineEnd && ",[]{}".indexOf(text.charAt(end)) < 0) {
            char c = text.charAt(end);
            boolean colon = c == ':' && (isBlankAt(end + 1) || ",[]{}".indexOf(text.charAt(end + 1)) >= 0);
            if (colon || c == '#' || c == '?') {
                break;
            }
            end++;
        }
        int last = withoutSpaces(at, end);
        boolean sure = last > at && end < lineEnd && "#?[{".indexOf(text.charAt(end)) < 0;
        if (sure) {
            scalar(span(at, last), text.substring(at, last), true);
            at = end;
        }
        return sure;
    }

    /** At the indicator of a literal or folded scalar without an indentation of its own (YAML 1.2 section 8.1). */
    private boolean readBlockScalar(boolean folded) {
        int startLine = line;
        int startColumn = at - lineStart;
        at++;
        boolean strip = at < lineEnd && text.charAt(at) == '-';
        at += strip ? 1 : 0;
        int afterHeader = at;
        skipSpaces();
        if (at < lineEnd && (text.charAt(at) != '#' || at == afterHeader)) {
            return false;
        }
        StringBuilder value = new StringBuilder();
        int indent = -1;
        int blanks = 0;
        while (true) {
            int before = next;
            if (!nextLine()) {
                break;
            }
            int column = at - lineStart;
            if (at == lineEnd) {
                if (indent < 0 ? column > 0 : column > indent) {
                    return false;
                }
                blanks++;
                continue;
            }
            if (indent < 0 && column > columns[depth - 1]) {
                indent = column;
            }
            if (indent < 0 || column < indent) {
                line--;
                next = before;
                break;
            }
            if (folded && column > indent) {
                return false;
            }
            boolean joined = folded && !value.isEmpty() && blanks == 0;
            boolean separate = !value.isEmpty() && !folded;
            value.append(joined ? " " : separate ? "\n" : "")
                    .repeat("\n", blanks)
                    .append(text, lineStart + indent, lineEnd);
            blanks = 0;
        }
        boolean closed = next <= text.length() && !value.isEmpty() && text.charAt(next - 1) == '\n';
        if (!closed) {
            return false;
        }
        value.append(strip ? "" : "\n");
        scalar(new SourceSpan(path, startLine, startColumn + 1, line + 1, 1), value.toString(), false);
        return true;
    }

    private boolean startsPlain() {
        char first = text.charAt(at);
        if (first == '-') {
            return at + 1 < lineEnd && Character.isLetterOrDigit(text.charAt(at + 1));
        }
        return INDICATORS.indexOf(first) < 0;
    }

    private boolean isDash() {
        return text.charAt(at) == '-' && isBlankAt(at + 1);
    }

    private boolean isBlankAt(int index) {
        return index >= lineEnd || text.charAt(index) == ' ';
    }

    /** Whether nothing but a comment is left, at a place that a space or the end of the line is before. */
    private boolean isLineOver() {
        return at >= lineEnd || text.charAt(at) == '#';
    }

    private boolean isRestEmpty() {
        int end = at;
        skipSpaces();
        return at >= lineEnd || (text.charAt(at) == '#' && at > end);
    }

    private void skipSpaces() {
        while (at < lineEnd && text.charAt(at) == ' ') {
            at++;
        }
    }

    private int withoutSpaces(int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private void scalar(SourceSpan span, String value, boolean plain) {
        builder.scalar(span, value, plain, Optional.empty(), Optional.empty());
    }

    private SourceSpan span(int from, int to) {
        return new SourceSpan(path, line, from - lineStart + 1, line, to - lineStart + 1);
    }
}
