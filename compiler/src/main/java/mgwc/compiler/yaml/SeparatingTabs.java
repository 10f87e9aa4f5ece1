package mgwc.compiler.yaml;

/**
 * Tabs that indent nothing, as spaces: YAML 1.2 lets a tab separate a key from its value, and a line hold nothing but a
 * tab (sections 6.2 and 6.7), and the YAML engine takes neither. Every character keeps its place, so positions stay
 * true.
 */
public final class SeparatingTabs {

    private final char[] text;

    /** Leading spaces of the line that started a block scalar; -1 outside of one. */
    private int block = -1;

    private SeparatingTabs(String text) {
        this.text = text.toCharArray();
    }

    /** The same text where tabs separate nothing. */
    public static String asSpaces(String text) {
        SeparatingTabs tabs = new SeparatingTabs(text);
        int start = 0;
        while (start < text.length()) {
            int end = tabs.lineEnd(start);
            tabs.line(start, end);
            start = end + 1;
        }
        return new String(tabs.text);
    }

    private int lineEnd(int start) {
        int end = start;
        while (end < text.length && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        return end;
    }

    private void line(int start, int end) {
        int content = skip(start, end);
        int spaces = 0;
        while (start + spaces < end && text[start + spaces] == ' ') {
            spaces++;
        }
        if (content == end) {
            // Within a block scalar, spaces as deep as its text make the tab behind them a part of the text.
            if (block < 0 || spaces <= block) {
                blank(start, end);
            }
            return;
        }
        if (block >= 0 && spaces > block) {
            return;
        }
        block = -1;
        if (text[content] == '#') {
            blank(start, content);
            return;
        }
        if (content == start + spaces) {
            separators(content, end);
        }
        if (opensBlock(content, end)) {
            block = spaces;
        }
    }

    /** Behind dashes, and around the colon of a key. */
    private void separators(int from, int end) {
        int at = from;
        while (at + 1 < end && text[at] == '-' && isBlank(text[at + 1])) {
            int next = skip(at + 1, end);
            if (next < end && !startsCollection(next, end)) {
                blank(at + 1, next);
            }
            at = next;
        }
        int colon = colon(at, end);
        if (colon >= 0) {
            int before = colon;
            while (before > at && isBlank(text[before - 1])) {
                before--;
            }
            blank(before, colon);
            blank(colon + 1, skip(colon + 1, end));
        }
    }

    /** Whether a list or a mapping starts at a place behind a dash: a tab before it would indent it. */
    private boolean startsCollection(int at, int end) {
        boolean dash = text[at] == '-' && at + 1 < end && isBlank(text[at + 1]);
        return dash || colon(at, end) >= 0;
    }

    /** The colon that ends a key which starts at a place; -1 when there is none. */
    private int colon(int from, int end) {
        int at = from;
        if (at < end && (text[at] == '"' || text[at] == '\'')) {
            at = quoteEnd(at, end);
            at = skip(at, end);
            return at < end && text[at] == ':' && isSeparated(at, end) ? at : -1;
        }
        while (at < end) {
            if (text[at] == ':' && isSeparated(at, end)) {
                return at;
            }
            if (text[at] == '#' && at > from && isBlank(text[at - 1])) {
                return -1;
            }
            at++;
        }
        return -1;
    }

    private boolean isSeparated(int colon, int end) {
        return colon + 1 == end || isBlank(text[colon + 1]);
    }

    private int quoteEnd(int from, int end) {
        char quote = text[from];
        int at = from + 1;
        while (at < end && text[at] != quote) {
            at += quote == '"' && text[at] == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, end);
    }

    /** Whether a line ends with {@code |} or {@code >} and what may follow that. */
    private boolean opensBlock(int from, int end) {
        int last = end;
        for (int i = from + 1; i < end; i++) {
            if (text[i] == '#' && isBlank(text[i - 1])) {
                last = i;
                break;
            }
        }
        while (last > from && (isBlank(text[last - 1]) || "+-123456789".indexOf(text[last - 1]) >= 0)) {
            last--;
        }
        return last > from + 1 && (text[last - 1] == '|' || text[last - 1] == '>') && isBlank(text[last - 2]);
    }

    private int skip(int from, int end) {
        int at = from;
        while (at < end && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            text[i] = ' ';
        }
    }
}
