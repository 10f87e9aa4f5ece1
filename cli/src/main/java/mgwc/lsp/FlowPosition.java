package mgwc.lsp;

import java.util.HashSet;
import java.util.Set;
import mgwc.value.NodePath;

/** A position in a value that may be in flow form and half-typed, such as {@code a: [b, c}. */
final class FlowPosition {

    private final String text;
    private final NodePath outer;
    private final Set<NodePath> items = new HashSet<>();
    private NodePath place;
    private boolean key;
    private int start;

    private FlowPosition(String text, int from, NodePath outer) {
        this.text = text;
        this.outer = outer;
        this.place = outer;
        this.start = from;
    }

    /**
     * Reads a line up to a position.
     *
     * @param from index at which the value starts
     * @param to index of the position
     * @param path of the value
     */
    static FlowPosition at(String line, int from, int to, NodePath path) {
        FlowPosition position = new FlowPosition(line, from, path);
        for (int i = from; i < to; i++) {
            if (position.passes(i)) {
                position.start = OutlineReader.skipSpaces(line, i + 1);
            }
        }
        return position;
    }

    /** The mapping that a key is typed into, or the value that is typed. */
    NodePath place() {
        return place;
    }

    /** Whether a key of a mapping is typed. */
    boolean isKey() {
        return key;
    }

    /** Whether the position is inside of brackets or braces. */
    boolean isInside() {
        return key || !place.equals(outer);
    }

    /** Index at which the key or value at the position starts. */
    int start() {
        return start;
    }

    /** Whether something new starts behind a character. */
    private boolean passes(int index) {
        return switch (text.charAt(index)) {
            case '[' -> opensList();
            case '{' -> opensMapping();
            case ':' -> key && index + 1 < text.length() && endsKey(index);
            case ',' -> endsEntry();
            case ']', '}' -> !place.equals(outer) && closes();
            default -> false;
        };
    }

    private boolean opensList() {
        place = place.child(0);
        items.add(place);
        key = false;
        return true;
    }

    private boolean opensMapping() {
        key = true;
        return true;
    }

    private boolean endsKey(int colon) {
        place = place.child(unquoted(text.substring(start, colon)));
        key = false;
        return true;
    }

    private boolean endsEntry() {
        if (!key && !place.equals(outer) && !items.contains(place)) {
            place = place.parent();
            key = true;
        }
        return true;
    }

    private boolean closes() {
        place = place.parent();
        return true;
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean quoted = bare.length() > 1 && "\"'".indexOf(bare.charAt(0)) >= 0;
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
