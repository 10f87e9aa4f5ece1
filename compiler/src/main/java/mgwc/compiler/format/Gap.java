package mgwc.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks over what stands between the values of a text: white space, indicators and comments. A {@code #} between values
 * always starts a comment, since no value starts with one.
 */
final class Gap {

    private final String text;
    private final List<String> comments = new ArrayList<>();
    private int at;

    Gap(String text) {
        this.text = text;
    }

    /** Every comment that was walked over, in order. */
    List<String> comments() {
        return comments;
    }

    /** The place up to which everything was walked over. */
    int at() {
        return at;
    }

    /** Goes on behind a value. */
    void moveTo(int offset) {
        at = Math.max(at, offset);
    }

    /** Takes the comment in the rest of this line, if nothing but spaces and {@code indicators} is before it. */
    Optional<String> remark(String indicators) {
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#') {
                at = i;
                return Optional.of(comment());
            }
            if (c != ' ' && c != '\t' && indicators.indexOf(c) < 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Takes all comment lines up to a place; an empty line stands for blank ones, at the end too. */
    List<String> lines(int end) {
        List<String> lines = new ArrayList<>();
        int breaks = 0;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '#') {
                separate(lines, breaks);
                lines.add(comment());
                breaks = 0;
            } else if (text.startsWith("---", at)) {
                separate(lines, breaks);
                lines.add("---");
                breaks = 0;
                at += 3;
            } else {
                // Blank lines before the end of the document may belong to a scalar that keeps them.
                breaks = c == '.' ? 0 : breaks + (c == '\n' ? 1 : 0);
                at++;
            }
        }
        separate(lines, breaks);
        return lines;
    }

    private static void separate(List<String> lines, int breaks) {
        if (breaks > 1) {
            lines.add("");
        }
    }

    /** The place of the next {@code -} before {@code end} that is not inside a comment. */
    int dash(int end) {
        int i = at;
        while (i < end && text.charAt(i) != '-') {
            i = text.charAt(i) == '#' ? lineEnd(i) : i + 1;
        }
        return i;
    }

    /** Takes the comment lines that follow at once and stand at {@code column} (from 0) or further to the right. */
    List<String> indented(int column) {
        List<String> lines = new ArrayList<>();
        int breaks = 0;
        int lineStart = at;
        for (int i = at; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == '\n') {
                breaks++;
                i++;
                lineStart = i;
            } else if (c == '#' && i - lineStart >= column) {
                separate(lines, breaks);
                at = i;
                lines.add(comment());
                breaks = 0;
                i = at;
            } else if (c == ' ' || c == '\t') {
                i++;
            } else {
                break;
            }
        }
        return lines;
    }

    private String comment() {
        int end = lineEnd(at);
        String comment = text.substring(at, end).stripTrailing();
        at = end;
        comments.add(comment);
        return comment;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
