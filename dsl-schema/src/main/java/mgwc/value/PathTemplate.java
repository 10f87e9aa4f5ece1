package mgwc.value;

import java.util.ArrayList;
import java.util.List;

/**
 * An OpenAPI path template ({@code /orders/{orderId}/items}) as segments between slashes.
 *
 * <p>A template segment stands for exactly one non-empty request segment (OpenAPI 3.1 section 4.8.8.2). A segment that
 * mixes text and a parameter ({@code report.{format}}) keeps its literal prefix and suffix.
 */
public record PathTemplate(List<Segment> segments) {

    public PathTemplate {
        segments = List.copyOf(segments);
    }

    /** One stretch of a path between two slashes. */
    public sealed interface Segment {}

    /** Matches only itself, byte for byte. */
    public record Literal(String text) implements Segment {}

    /** Matches any segment that starts with {@code prefix}, ends with {@code suffix} and has a byte in between. */
    public record Parameter(String prefix, String name, String suffix) implements Segment {}

    /**
     * Reads a template that starts with {@code /}.
     *
     * @throws IllegalArgumentException with a message fit for a diagnostic: a missing leading slash, unbalanced or
     *     nested braces, an empty parameter name, two parameters in one segment, or one name twice
     */
    public static PathTemplate parse(String template) {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("path `" + template + "` does not start with `/`");
        }
        List<Segment> segments = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String part : template.substring(1).split("/", -1)) {
            Segment segment = segment(template, part);
            if (segment instanceof Parameter parameter) {
                if (names.contains(parameter.name())) {
                    throw new IllegalArgumentException(
                            "path `" + template + "` uses parameter `" + parameter.name() + "` twice");
                }
                names.add(parameter.name());
            }
            segments.add(segment);
        }
        return new PathTemplate(segments);
    }

    private static Segment segment(String template, String part) {
        int open = part.indexOf('{');
        int close = part.indexOf('}');
        if (open < 0 && close < 0) {
            return new Literal(part);
        }
        boolean single = open >= 0 && open == part.lastIndexOf('{') && close == part.lastIndexOf('}');
        if (!single || close < open) {
            throw new IllegalArgumentException("path `" + template
                    + "` has more than one parameter or unbalanced braces" + " in segment `" + part + "`");
        }
        if (close == open + 1) {
            throw new IllegalArgumentException("path `" + template + "` has a parameter without a name");
        }
        return new Parameter(part.substring(0, open), part.substring(open + 1, close), part.substring(close + 1));
    }

    public List<String> parameterNames() {
        return segments.stream()
                .filter(Parameter.class::isInstance)
                .map(segment -> ((Parameter) segment).name())
                .toList();
    }

    /** The template with parameter names left out, equal for templates that match the same requests. */
    public String shape() {
        StringBuilder shape = new StringBuilder();
        for (Segment segment : segments) {
            shape.append('/')
                    .append(
                            switch (segment) {
                                case Literal literal -> literal.text();
                                case Parameter parameter -> parameter.prefix() + "{}" + parameter.suffix();
                            });
        }
        return shape.toString();
    }

    @Override
    public String toString() {
        StringBuilder template = new StringBuilder();
        for (Segment segment : segments) {
            template.append('/')
                    .append(
                            switch (segment) {
                                case Literal literal -> literal.text();
                                case Parameter parameter ->
                                    parameter.prefix() + "{" + parameter.name() + "}" + parameter.suffix();
                            });
        }
        return template.toString();
    }
}
