package mgwc.compiler.schema;

import java.util.List;
import java.util.stream.Collectors;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.NodeText;
import mgwc.value.NodePath;

/** What places, values and types of a document are called in a sentence. */
final class Wording {

    private static final int MOST_LISTED = 15;

    private Wording() {}

    /** A value as the subject of a sentence: {@code `port`}; an item of a list by the name of the list. */
    static String subject(Node root, NodePath path) {
        if (path.isRoot()) {
            return "the document";
        }
        return root.at(path.parent()).orElse(root) instanceof Node.Sequence
                ? "item " + (Integer.parseInt(path.name()) + 1) + " of `"
                        + NodeText.shown(path.parent().name()) + "`"
                : "`" + NodeText.shown(path.name()) + "`";
    }

    /** A place that holds fields or entries, with its whole path. */
    static String place(NodePath path) {
        return path.isRoot() ? "the document" : "`" + path.dotted() + "`";
    }

    static String described(Node node) {
        return switch (node) {
            case Node.Mapping ignored -> "a mapping";
            case Node.Sequence ignored -> "a list";
            case Scalar scalar ->
                switch (scalar.type()) {
                    case NULL -> "null";
                    case STRING -> scalar.text().isEmpty() ? "empty" : "`" + NodeText.shown(scalar.text()) + "`";
                    case INTEGER, DECIMAL -> "the number `" + NodeText.shown(scalar.text()) + "`";
                    case BOOLEAN -> "`" + scalar.text() + "`";
                };
        };
    }

    static String typeInWords(String type) {
        return switch (type) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "boolean" -> "`true` or `false`";
            default -> type;
        };
    }

    static String listed(List<String> names) {
        String list = names.stream()
                .sorted()
                .limit(MOST_LISTED)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return names.size() > MOST_LISTED ? list + " …" : list;
    }
}
