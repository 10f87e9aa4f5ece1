package mgwc.compiler.text;

/**
 * A line of a file in which columns are found without counting from its start each time. Columns count code points from
 * 1; the index of a column beyond the line is the length of the line.
 */
public final class TextLine {

    /** How many code points lie between two known indexes. */
    private static final int STEP = 256;

    private final String text;
    private final int length;
    /** The index of every {@link #STEP}th code point; empty where each code point is one code unit. */
    private final int[] indexes;

    public TextLine(String text) {
        this.text = text;
        this.length = text.codePointCount(0, text.length());
        this.indexes = length == text.length() ? new int[0] : indexes();
    }

    private int[] indexes() {
        int[] found = new int[length / STEP + 1];
        int index = 0;
        for (int i = 1; i < found.length; i++) {
            index = text.offsetByCodePoints(index, STEP);
            found[i] = index;
        }
        return found;
    }

    public String text() {
        return text;
    }

    /** In code points. */
    public int length() {
        return length;
    }

    /** The index in UTF-16 code units at which a column begins. */
    public int index(int column) {
        int point = Math.clamp(column - 1L, 0, length);
        return indexes.length == 0 ? point : text.offsetByCodePoints(indexes[point / STEP], point % STEP);
    }

    /** The text from one column to another, the second exclusive and no less than the first. */
    public String between(int from, int to) {
        return text.substring(index(from), index(to));
    }
}
