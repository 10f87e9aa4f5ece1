package mgwc.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI path template ({@code /orders/{orderId}/items}) as segments between slashes.
 *
 * <p>A template segment stands for exactly one non-empty request segment (OpenAPI 3.1 section 4.8.8.2). A segment may
 * mix text and parameters ({@code report.{format}}, {@code {base}...{head}}); between two parameters there is text.
 */
public record PathTemplate(List<Segment> segments) {

    public PathTemplate {
        segments = List.copyOf(segments);
    }

    /** One stretch of a path between two slashes. */
    public sealed interface Segment {}

    /** Matches only itself, byte for byte. */
    public record Literal(String text) implements Segment {

        /** Written out, as generated ones are linked at first use (ADR 11). */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Literal literal && text.equals(literal.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /**
     * Matches any segment that has the texts in this order, the first at its start and the last at its end, with at
     * least one character for each parameter in between.
     *
     * @param texts one more than there are names; all but the first and the last are not empty
     */
    public record Parameter(List<String> texts, List<String> names) implements Segment {

        public Parameter {
            texts = List.copyOf(texts);
            names = List.copyOf(names);
        }

        /** Written out, as generated ones are linked at first use (ADR 11). */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Parameter parameter
                    && texts.equals(parameter.texts)
                    && names.equals(parameter.names);
        }

        @Override
        public int hashCode() {
            return 31 * texts.hashCode() + names.hashCode();
        }

        /** Whether a request segment, not percent-encoded, fits. Takes time linear in its length. */
        public boolean matches(String segment) {
            String last = texts.getLast();
            int end = segment.length() - last.length();
            int at = texts.getFirst().length();
            if (end <= at || !segment.startsWith(texts.getFirst()) || !segment.endsWith(last)) {
                return false;
            }
            for (String text : texts.subList(1, texts.size() - 1)) {
                int found = segment.indexOf(text, at + 1);
                at = found + text.length();
                if (found < 0 || at >= end) {
                    return false;
                }
            }
            return true;
        }

        /** The texts with {@code {}} in place of each parameter. */
        public String shape() {
            return String.join("{}", texts);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(texts.getFirst());
            for (int i = 0; i < names.size(); i++) {
                text.append('{').append(names.get(i)).append('}').append(texts.get(i + 1));
            }
            return text.toString();
        }
    }

    /**
     * Reads a template that starts with {@code /}.
     *
     * @throws IllegalArgumentException with a message fit for a diagnostic: a missing leading slash, unbalanced or
     *     nested braces, an empty parameter name, two parameters without text between them, or one name twice
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
                for (String name : parameter.names()) {
                    if (names.contains(name)) {
                        throw new IllegalArgumentException(
                                "path `" + template + "` uses parameter `" + name + "` twice");
                    }
                    names.add(name);
                }
            }
            segments.add(segment);
        }
        return new PathTemplate(segments);
    }

    private static Segment segment(String template, String part) {
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int from = 0;
        int open = part.indexOf('{');
        while (open >= 0) {
            int close = part.indexOf('}', open);
            String text = part.substring(from, open);
            String name = close < 0 ? "{" : part.substring(open + 1, close);
            if (name.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
                throw new IllegalArgumentException(
                        "path `" + template + "` has unbalanced braces in segment `" + part + "`");
            }
            if (name.isEmpty()) {
                throw new IllegalArgumentException("path `" + template + "` has a parameter without a name");
            }
            if (text.isEmpty() && !names.isEmpty()) {
                throw new IllegalArgumentException("path `" + template + "` has no text between the parameters `"
                        + names.getLast() + "` and `" + name + "`, so nothing tells where one ends");
            }
            texts.add(text);
            names.add(name);
            from = close + 1;
            open = part.indexOf('{', from);
        }
        String rest = part.substring(from);
        if (rest.indexOf('}') >= 0) {
            throw new IllegalArgumentException(
                    "path `" + template + "` has unbalanced braces in segment `" + part + "`");
        }
        texts.add(rest);
        return names.isEmpty() ? new Literal(part) : new Parameter(texts, names);
    }

    public List<String> parameterNames() {
        return segments.stream()
                .filter(Parameter.class::isInstance)
                .flatMap(segment -> ((Parameter) segment).names().stream())
                .toList();
    }

    /** The template with parameter names left out, equal for templates that match the same requests. */
    public String shape() {
        StringBuilder shape = new StringBuilder();
        for (Segment segment : normalized().segments()) {
            shape.append('/')
                    .append(
                            switch (segment) {
                                case Literal literal -> literal.text();
                                case Parameter parameter -> parameter.shape();
                            });
        }
        return shape.toString();
    }

    /**
     * The template with its texts as a gateway compares them with a request: characters that a path may have (RFC 3986
     * section 3.3) as they are, all others percent-encoded, whichever way they are written.
     */
    public PathTemplate normalized() {
        return new PathTemplate(segments.stream().map(PathTemplate::normalized).toList());
    }

    private static Segment normalized(Segment segment) {
        return switch (segment) {
            case Literal literal -> new Literal(PercentEncoding.normal(literal.text()));
            case Parameter parameter ->
                new Parameter(
                        parameter.texts().stream().map(PercentEncoding::normal).toList(), parameter.names());
        };
    }

    @Override
    public String toString() {
        StringBuilder template = new StringBuilder();
        for (Segment segment : segments) {
            template.append('/')
                    .append(
                            switch (segment) {
                                case Literal literal -> literal.text();
                                case Parameter parameter -> parameter.toString();
                            });
        }
        return template.toString();
    }
}
