package mgwc.compiler.yaml;

import java.util.stream.Collectors;

/** Values as people write them on one line, and when two values are the same. */
public final class NodeText {

    private static final int LONGEST_SHOWN = 60;

    private NodeText() {}

    /** The value in flow style: {@code 5s}, {@code [a, b]}, <code>{url: x}</code>. */
    public static String of(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Sequence sequence ->
                sequence.items().stream().map(NodeText::of).collect(Collectors.joining(", ", "[", "]"));
            case Node.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .map(entry ->
                                entry.getKey() + ": " + of(entry.getValue().value()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** Whether two values are the same, wherever and however they are written; the order of keys does not count. */
    public static boolean equal(Node left, Node right) {
        return switch (left) {
            case Node.Scalar one ->
                right instanceof Node.Scalar other
                        && one.type() == other.type()
                        && one.text().equals(other.text());
            case Node.Sequence one ->
                right instanceof Node.Sequence other
                        && one.items().size() == other.items().size()
                        && itemsEqual(one, other);
            case Node.Mapping one ->
                right instanceof Node.Mapping other
                        && one.entries().keySet().equals(other.entries().keySet())
                        && one.entries().entrySet().stream()
                                .allMatch(entry -> other.get(entry.getKey())
                                        .filter(value -> equal(entry.getValue().value(), value))
                                        .isPresent());
        };
    }

    private static boolean itemsEqual(Node.Sequence one, Node.Sequence other) {
        for (int i = 0; i < one.items().size(); i++) {
            if (!equal(one.items().get(i), other.items().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A value from a file in a message: on one line, and never longer than a message can bear. */
    public static String shown(String text) {
        return shown(text, LONGEST_SHOWN);
    }

    /** A whole message with text from a file in it, on one line. */
    public static String shownLine(String text) {
        return shown(text, LONGEST_SHOWN * 5);
    }

    private static String shown(String text, int longest) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(longest).forEach(c -> {
            if (Character.isISOControl(c)) {
                line.append(' ');
            } else {
                line.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) > longest ? line + "…" : line.toString();
    }
}
