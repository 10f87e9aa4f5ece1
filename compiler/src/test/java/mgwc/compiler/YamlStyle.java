package mgwc.compiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One way to write a tree of maps, lists, texts, numbers and booleans as YAML.
 *
 * @param blocks whether mappings are laid out by indentation, with comments; else the text is JSON
 * @param order of the entries of each mapping
 */
public record YamlStyle(boolean blocks, UnaryOperator<List<Map.Entry<?, ?>>> order) {

    public static final YamlStyle BLOCKS = new YamlStyle(true, entries -> entries);
    public static final YamlStyle JSON = new YamlStyle(false, entries -> entries);

    /** The same with the entries of each mapping backwards. */
    public YamlStyle reversed() {
        return new YamlStyle(blocks, List::reversed);
    }

    /** The same with the entries of each mapping in an order that follows from the seed. */
    public YamlStyle shuffled(long seed) {
        return new YamlStyle(blocks, entries -> {
            List<Map.Entry<?, ?>> shuffled = new ArrayList<>(entries);
            Collections.shuffle(shuffled, new Random(seed));
            return shuffled;
        });
    }

    public String text(Map<String, ?> tree) {
        return blocks ? "# written by a test\n" + block(tree, 0) : flow(tree) + "\n";
    }

    private String block(Map<?, ?> mapping, int depth) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<?, ?> entry : entries(mapping)) {
            text.append("  ".repeat(depth)).append('"').append(entry.getKey()).append("\":");
            if (entry.getValue() instanceof Map<?, ?> inner && !inner.isEmpty()) {
                text.append('\n').append(block(inner, depth + 1));
            } else {
                text.append(' ').append(flow(entry.getValue())).append(" # a comment\n");
            }
        }
        return text.toString();
    }

    private String flow(Object value) {
        return switch (value) {
            case Map<?, ?> mapping ->
                entries(mapping).stream()
                        .map(entry -> "\"" + entry.getKey() + "\": " + flow(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
            case String text -> "\"" + text + "\"";
            default -> value.toString();
        };
    }

    private List<Map.Entry<?, ?>> entries(Map<?, ?> mapping) {
        return order.apply(new ArrayList<>(mapping.entrySet()));
    }
}
