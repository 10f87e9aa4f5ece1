package mgwc.compiler.text;

/**
 * A line of a file as a terminal shows it, and the columns a span covers in it. Tabs become spaces, characters that a
 * terminal would obey or hide become visible, and a long line is cut to a window around the span.
 *
 * @param text what is printed
 * @param start how many terminal columns stand before the span
 * @param width how many terminal columns the span covers, at least one
 */
public record DisplayLine(String text, int start, int width) {

    private static final String REDACTED = "[redacted]";
    private static final int TAB = 4;
    private static final int WIDEST = 120;
    private static final int LEFT_OF_SPAN = 40;

    /** How many characters on either side of a span are looked at; a window is narrower. */
    private static final int NEIGHBOURHOOD = 1_000;

    /**
     * A line of which all is looked at.
     *
     * @param from first column of the span, from 1, in code points
     * @param to column behind the span; {@link Integer#MAX_VALUE} when it goes on below this line
     */
    public static DisplayLine of(String line, int from, int to) {
        return of(new TextLine(line), from, to);
    }

    /**
     * A line of which no more than the neighbourhood of the span is looked at, so that a line of any length costs the
     * same.
     *
     * @param from first column of the span, from 1, in code points
     * @param to column behind the span; {@link Integer#MAX_VALUE} when it goes on below this line
     */
    public static DisplayLine of(TextLine line, int from, int to) {
        return of(line, from, to, "");
    }

    /** The line with {@code [redacted]} in the place of the span. */
    public static DisplayLine redacted(TextLine line, int from, int to) {
        return of(line, from, to, REDACTED);
    }

    /** @param instead is shown in the place of the span, unless it is empty */
    private static DisplayLine of(TextLine line, int from, int to, String instead) {
        int first = Math.max(1, from - NEIGHBOURHOOD);
        int behind = Math.max(from, Math.min(to, line.length() + 1));
        boolean cut = instead.isEmpty() && behind - from > NEIGHBOURHOOD;
        String span = line.between(from, cut ? from + NEIGHBOURHOOD : behind);
        String after = cut ? "" : line.between(behind, behind + NEIGHBOURHOOD);
        return shown(line.between(first, from), instead.isEmpty() ? span : instead, after)
                .clipped(first > 1, cut || behind + NEIGHBOURHOOD <= line.length());
    }

    private static DisplayLine shown(String before, String span, String after) {
        StringBuilder text = new StringBuilder();
        int start = append(text, before, 0);
        int end = append(text, span, start);
        append(text, after, end);
        return new DisplayLine(text.toString(), start, Math.max(1, end - start));
    }

    /** @return how many columns are shown with it */
    private static int append(StringBuilder text, String part, int shown) {
        int columns = shown;
        for (int i = 0; i < part.length(); ) {
            int c = part.codePointAt(i);
            i += Character.charCount(c);
            columns += append(text, c, columns);
        }
        return columns;
    }

    private static int append(StringBuilder text, int c, int shown) {
        if (c == '\t') {
            int spaces = TAB - shown % TAB;
            text.repeat(' ', spaces);
            return spaces;
        }
        int width = width(c);
        if (width < 0) {
            text.append('\ufffd');
            return 1;
        }
        text.appendCodePoint(c);
        return width;
    }

    /**
     * A window on this text around the span, if it is too wide.
     *
     * @param moreBefore whether the line has more than this text before it
     * @param moreBehind whether the line has more than this text behind it
     */
    private DisplayLine clipped(boolean moreBefore, boolean moreBehind) {
        if (columns() <= WIDEST && !moreBefore && !moreBehind) {
            return this;
        }
        int left = Math.max(0, start - LEFT_OF_SPAN);
        int right = left + WIDEST;
        StringBuilder window = new StringBuilder(left > 0 || moreBefore ? "…" : "");
        int column = 0;
        boolean more = moreBehind;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int next = column + Math.max(0, width(c));
            if (column >= left && next <= right) {
                window.appendCodePoint(c);
            }
            more |= next > right;
            column = next;
        }
        int shift = left > 0 ? left - 1 : moreBefore ? -1 : 0;
        return new DisplayLine(
                window.append(more ? "…" : "").toString(), start - shift, Math.max(1, Math.min(width, right - start)));
    }

    private int columns() {
        return text.codePoints().map(c -> Math.max(0, width(c))).sum();
    }

    /** Columns of a character: 0 for marks that join the one before, 2 for wide ones, -1 for those not to print. */
    public static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean unprintable = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        if (unprintable) {
            return -1;
        }
        return isWide(c) ? 2 : 1;
    }

    /**
     * The blocks whose characters are wide or full-width by Unicode's East Asian Width (UAX #11), and whatever is shown
     * as a picture (UTS #51); half of a flag is not.
     */
    private static boolean isWide(int c) {
        return (Character.isEmojiPresentation(c) && (c < 0x1f1e6 || c > 0x1f1ff))
                || (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0x303e)
                || (c >= 0x3041 && c <= 0x33ff)
                || (c >= 0x3400 && c <= 0x4dbf)
                || (c >= 0x4e00 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1f64f)
                || (c >= 0x1f900 && c <= 0x1f9ff)
                || (c >= 0x20000 && c <= 0x3fffd);
    }
}
