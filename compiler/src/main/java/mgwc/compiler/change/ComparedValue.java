package mgwc.compiler.change;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeJson;
import mgwc.value.DurationText;
import mgwc.value.HttpMethod;
import mgwc.value.PathTemplate;
import tools.jackson.databind.JsonNode;

/** A value in the form in which it is compared. Two ways to write one value are equal here. */
public sealed interface ComparedValue {

    /** The value on one line. */
    String text();

    /** The value as a number; empty when it is not one. */
    default Optional<BigDecimal> number() {
        return Optional.empty();
    }

    /** The value as a length of time; empty when it is not one. */
    default Optional<Duration> duration() {
        return Optional.empty();
    }

    /** The members of a list; any other value is its only member. */
    default List<String> items() {
        return List.of(text());
    }

    /** A text, {@code true}, {@code false} or {@code null}. */
    record Text(String text) implements ComparedValue {}

    /** A number, with the text that it has in JSON. */
    record Count(String text, BigDecimal value) implements ComparedValue {

        static Count of(long value) {
            return new Count(Long.toString(value), BigDecimal.valueOf(value));
        }

        @Override
        public Optional<BigDecimal> number() {
            return Optional.of(value);
        }
    }

    /** A length of time. */
    record Time(Duration length) implements ComparedValue {

        @Override
        public String text() {
            return DurationText.of(length);
        }

        @Override
        public Optional<Duration> duration() {
            return Optional.of(length);
        }
    }

    /** A list; a list that is a set has its members in order and once. */
    record Items(List<String> items) implements ComparedValue {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return items.stream()
                    .map(item -> item.contains(", ") ? "\"" + item + "\"" : item)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** The requests that an operation matches. */
    record Requests(HttpMethod method, PathTemplate template) implements ComparedValue {

        @Override
        public String text() {
            return method + " " + template;
        }

        /** {@code GET /items/{}} of {@code GET /items/{item}}: all but the names of path parameters. */
        public String shape() {
            return method + " " + template.shape();
        }
    }

    /** The value of a node without parts; a mapping counts as its JSON text. */
    static ComparedValue of(Node node) {
        JsonNode json = NodeJson.of(node);
        if (json.isNumber()) {
            return new Count(json.toString(), json.decimalValue());
        }
        return new Text(
                node instanceof Node.Scalar scalar && scalar.type() == Node.ScalarType.STRING
                        ? scalar.text()
                        : json.toString());
    }
}
