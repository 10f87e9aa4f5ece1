package mgwc.compiler.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A tree without its positions, for libraries that read JSON. */
public final class NodeJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Longer digit strings are no numbers that anything here could mean. */
    private static final int LONGEST_NUMBER = 40;

    /** Decimal digits of which every number fits into a {@code long}. */
    private static final int LARGEST_SURE_LONG = 18;

    private NodeJson() {}

    public static JsonNode of(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> {
                ObjectNode object = JSON.objectNode();
                mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
                yield object;
            }
            case Node.Sequence sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Node.Scalar scalar -> scalar(scalar);
        };
    }

    private static JsonNode scalar(Node.Scalar scalar) {
        String text = scalar.text();
        return switch (scalar.type()) {
            case STRING -> JSON.stringNode(text);
            case NULL -> JSON.nullNode();
            case BOOLEAN -> JSON.booleanNode(text.charAt(0) == 't' || text.charAt(0) == 'T');
            case INTEGER -> integer(text);
            case DECIMAL -> decimal(text);
        };
    }

    private static JsonNode integer(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return JSON.numberNode(BigInteger.TEN.pow(LONGEST_NUMBER));
        }
        if (text.startsWith("0o")) {
            return narrow(new BigInteger(text.substring(2), 8));
        }
        if (text.startsWith("0x")) {
            return narrow(new BigInteger(text.substring(2), 16));
        }
        return narrow(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
    }

    private static JsonNode narrow(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return JSON.numberNode(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
    }

    /** Not-a-number, infinity and numbers beyond 1e9999 stay text: JSON cannot say them, or nobody can mean them. */
    private static JsonNode decimal(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        boolean sane = text.length() <= LONGEST_NUMBER
                && (exponent < 0 || text.length() - exponent <= 6)
                && !text.contains("n")
                && !text.contains("N");
        return sane ? narrow(new BigDecimal(text)) : JSON.stringNode(text);
    }

    /** A whole number that is too large for a {@code long} as such: readers of decimals take whole ones for one. */
    private static JsonNode narrow(BigDecimal number) {
        boolean large = number.precision() - number.scale() > LARGEST_SURE_LONG;
        boolean whole = large && number.stripTrailingZeros().scale() <= 0;
        return whole ? JSON.numberNode(number.toBigInteger()) : JSON.numberNode(number);
    }
}
