package mgwc.compiler.dev;

import java.math.BigDecimal;
import mgwc.compiler.parse.Node;
import mgwc.compiler.parse.Node.Mapping;
import mgwc.compiler.parse.Node.Scalar;
import mgwc.compiler.parse.Node.Sequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML values as JSON values. */
final class NodeJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private NodeJson() {}

    /** The value without its positions. */
    static JsonNode of(Node node) {
        return switch (node) {
            case Mapping mapping -> {
                ObjectNode object = JSON.objectNode();
                mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
                yield object;
            }
            case Sequence sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Scalar scalar -> of(scalar);
        };
    }

    private static JsonNode of(Scalar scalar) {
        return switch (scalar.type()) {
            case STRING -> JSON.stringNode(scalar.text());
            case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NULL -> JSON.nullNode();
            case INTEGER, DECIMAL -> number(scalar.text());
        };
    }

    private static JsonNode number(String text) {
        try {
            return JSON.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return JSON.stringNode(text); // 0x1f, .inf: numbers of YAML that JSON cannot write
        }
    }
}
