package mgwc.compiler.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.value.NodePath;

/**
 * A YAML value with its place. Trees are immutable; merging makes new trees whose parts remember where they came from.
 */
public sealed interface Node {

    /** Where the value stands: in the file that set it, which after merging may be an overlay. */
    Origin origin();

    /** The span of the value. */
    default SourceSpan span() {
        return origin().span();
    }

    /** A mapping; entries keep the order of the file. */
    record Mapping(Origin origin, SequencedMap<String, Entry> entries) implements Node {

        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        public Optional<Node> get(String key) {
            return entry(key).map(Entry::value);
        }

        public Optional<Entry> entry(String key) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /** A sequence. */
    record Sequence(Origin origin, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A scalar with the text as written and the type the YAML 1.2 core schema gives it.
     *
     * @param text the text without quotes
     */
    record Scalar(Origin origin, String text, ScalarType type) implements Node {}

    /** The JSON types a scalar can have. */
    enum ScalarType {
        STRING,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }

    /** A key of a mapping with its own span, and its value. */
    record Entry(SourceSpan keySpan, Node value) {}

    /** The node at a path below this one. */
    default Optional<Node> at(NodePath path) {
        Node node = this;
        for (String segment : path.segments()) {
            Optional<Node> next = switch (node) {
                case Mapping mapping -> mapping.get(segment);
                case Sequence sequence -> item(sequence, segment);
                case Scalar ignored -> Optional.empty();
            };
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        return Optional.of(node);
    }

    /** The text of the scalar at a path below this one, if there is a scalar. */
    default Optional<String> textAt(NodePath path) {
        return at(path).flatMap(node -> node instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
    }

    private static Optional<Node> item(Sequence sequence, String segment) {
        if (segment.isEmpty() || segment.length() > 9 || !segment.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int index = Integer.parseInt(segment);
        return index < sequence.items().size() ? Optional.of(sequence.items().get(index)) : Optional.empty();
    }
}
