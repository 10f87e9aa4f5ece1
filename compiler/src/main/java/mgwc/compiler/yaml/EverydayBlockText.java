package mgwc.compiler.yaml;

import java.util.Optional;

/** One literal or folded scalar without an indentation indicator (YAML 1.2.2 section 8.1). */
final class EverydayBlockText {

    private static final int UNKNOWN = -1;

    private final EverydayLines lines;
    private final boolean folded;
    private final int parentColumn;
    private final StringBuilder value = new StringBuilder();
    private int indent = UNKNOWN;
    private int blanks;

    /** At the indicator {@code |} or {@code >}. */
    EverydayBlockText(EverydayLines lines, int parentColumn) {
        this.lines = lines;
        this.folded = lines.character() == '>';
        this.parentColumn = parentColumn;
    }

    /** To the end of its last line. */
    boolean read(NodeBuilder builder) {
        int line = lines.line();
        int column = lines.column();
        lines.moveTo(lines.at() + 1);
        boolean strip = !lines.isAtEnd() && lines.character() == '-';
        if (strip) {
            lines.moveTo(lines.at() + 1);
        }
        if (!lines.isRestEmpty() || !readLines() || value.isEmpty() || !lines.isTerminated()) {
            return false;
        }
        value.append(strip ? "" : "\n");
        builder.scalar(lines.spanToNext(line, column), value.toString(), false, Optional.empty(), Optional.empty());
        return true;
    }

    private boolean readLines() {
        while (lines.next()) {
            int column = lines.column();
            if (lines.isAtEnd()) {
                if (column > Math.max(indent, 0)) {
                    return false;
                }
                blanks++;
                continue;
            }
            if (indent == UNKNOWN && column > parentColumn) {
                indent = column;
            }
            if (indent == UNKNOWN || column < indent) {
                lines.stepBack();
                break;
            }
            if (folded && column > indent) {
                return false;
            }
            append();
        }
        return true;
    }

    private void append() {
        boolean joined = folded && !value.isEmpty() && blanks == 0;
        boolean separate = !value.isEmpty() && !folded;
        value.append(joined ? " " : separate ? "\n" : "")
                .repeat("\n", blanks)
                .append(lines.text(), lines.start() + indent, lines.end());
        blanks = 0;
    }
}
