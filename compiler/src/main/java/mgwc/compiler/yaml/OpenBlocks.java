package mgwc.compiler.yaml;

/** The block collections around a place, with the column each starts at: the entries of one all start there. */
final class OpenBlocks {

    /** Deeper files are left to the engine. */
    static final int DEEPEST = 48;

    private final int[] columns = new int[DEEPEST];
    private final boolean[] lists = new boolean[DEEPEST];
    private int depth;

    boolean isFull() {
        return depth == DEEPEST;
    }

    void push(boolean list, int column) {
        columns[depth] = column;
        lists[depth] = list;
        depth++;
    }

    void pop() {
        depth--;
    }

    int depth() {
        return depth;
    }

    /** Of the innermost one. */
    int column() {
        return columns[depth - 1];
    }

    /** Whether the innermost one is a list. */
    boolean isList() {
        return lists[depth - 1];
    }

    /** Whether the innermost one is over when a line starts at a column, with a dash or without. */
    boolean isOver(int column, boolean dash) {
        return column() > column || (column() == column && isList() && !dash);
    }
}
