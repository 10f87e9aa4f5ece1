package mgwc.compiler.resolve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mgwc.compiler.yaml.Node;
import mgwc.value.DurationText;

/**
 * The fields of a mapping that fits its schema, as values. A field that is missing or of another type here is a
 * difference between a schema and its record, so a bug.
 */
public final class NodeFields {

    private final Node.Mapping mapping;

    NodeFields(Node.Mapping mapping) {
        this.mapping = mapping;
    }

    /** A text that is there. */
    public String text(String name) {
        return textOf(node(name));
    }

    /** A text that may be absent. */
    public Optional<String> optionalText(String name) {
        return mapping.get(name).map(NodeFields::textOf);
    }

    /** A whole number that is there and fits into an {@code int}. */
    public int integer(String name) {
        return Integer.parseInt(text(name));
    }

    /** A whole number that is there. */
    public long number(String name) {
        return Long.parseLong(text(name));
    }

    /** A whole number that may be absent. */
    public Optional<Long> optionalNumber(String name) {
        return optionalText(name).map(Long::parseLong);
    }

    /** A field that means no when it is absent. */
    public boolean flag(String name) {
        return mapping.get(name)
                .map(node -> textOf(node).equalsIgnoreCase("true"))
                .orElse(false);
    }

    /** A duration that is there. */
    public Duration duration(String name) {
        return durationOf(text(name));
    }

    /** A duration that may be absent. */
    public Optional<Duration> optionalDuration(String name) {
        return optionalText(name).map(NodeFields::durationOf);
    }

    /** A constant by its name in the language: {@code round-robin} is {@code ROUND_ROBIN}. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return choiceOf(textOf(node(name)), type);
    }

    static <E extends Enum<E>> E choiceOf(String text, Class<E> type) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A list of texts that is there, in the order of the document. */
    public List<String> texts(String name) {
        return textsOf(node(name));
    }

    /** A list of texts that may be absent, in the order of the document. */
    public Optional<List<String>> optionalTexts(String name) {
        return mapping.get(name).map(NodeFields::textsOf);
    }

    /** A mapping that is there. */
    public <T> T object(String name, Function<NodeFields, T> read) {
        return read.apply(of(node(name)));
    }

    /** A mapping that may be absent. */
    public <T> Optional<T> optional(String name, Function<NodeFields, T> read) {
        return mapping.get(name).map(node -> read.apply(of(node)));
    }

    /** A free map of mappings, in the order of the document. */
    public <T> Map<String, T> map(String name, Function<NodeFields, T> read) {
        return entries(name, node -> read.apply(of(node)));
    }

    /** A free map of texts, in the order of the document. */
    public Map<String, String> textMap(String name) {
        return entries(name, NodeFields::textOf);
    }

    <T> Map<String, T> entries(String name, Function<Node, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        of(node(name)).mapping.entries().forEach((key, entry) -> values.put(key, read.apply(entry.value())));
        return values;
    }

    static String textOf(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        throw new IllegalStateException("schema let a collection pass at " + node.span());
    }

    private static NodeFields of(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return new NodeFields(mapping);
        }
        throw new IllegalStateException("schema let something other than a mapping pass at " + node.span());
    }

    private static List<String> textsOf(Node node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> texts.add(textOf(item)));
            return List.copyOf(texts);
        }
        throw new IllegalStateException("schema let something other than a list pass at " + node.span());
    }

    private static Duration durationOf(String text) {
        return DurationText.parse(text)
                .orElseThrow(() -> new IllegalStateException("schema let the duration `" + text + "` pass"));
    }

    private Node node(String name) {
        return mapping.get(name)
                .orElseThrow(() -> new IllegalStateException(
                        "schema lets `" + name + "` be absent, its record does not, at " + mapping.span()));
    }
}
