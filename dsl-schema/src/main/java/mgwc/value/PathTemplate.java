package mgwc.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI path template ({@code /orders/{orderId}/items}) as segments between slashes.
 *
 * <p>A template segment stands for exactly one non-empty request segment (OpenAPI 3.1 section 4.8.8.2). A segment may
 * mix text and parameters ({@code report.{format}}, {@code {base}...{head}}); between two parameters there is text. The
 * last segment may be a wildcard for the rest of the path ({@code *}, {@code {rest+}}).
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
     * Matches all segments that are left, none of them empty but the last.
     *
     * @param text {@code *}, which stands for no segment, too, or <code>{name+}</code>, which stands for at least one.
     *     A name has letters, digits and {@code _-.}
     */
    public record Wildcard(String text) implements Segment {

        private static final String ANY = "*";

        /** The wildcard that a last segment is. */
        private static Optional<Wildcard> of(String part) {
            return part.equals(ANY) || isNamed(part) ? Optional.of(new Wildcard(part)) : Optional.empty();
        }

        private static boolean isNamed(String part) {
            if (part.length() < 4 || !part.startsWith("{") || !part.endsWith("+}")) {
                return false;
            }
            for (int i = 1; i < part.length() - 2; i++) {
                char c = part.charAt(i);
                if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.') {
                    return false;
                }
            }
            return true;
        }

        /** Whether it stands for no segment, too. */
        public boolean fitsNothing() {
            return text.equals(ANY);
        }

        /** The name of the parameter, without the {@code +}. */
        public Optional<String> name() {
            return fitsNothing() ? Optional.empty() : Optional.of(text.substring(1, text.length() - 2));
        }

        /** Written out, as generated ones are linked at first use (ADR 11). */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Wildcard wildcard && text.equals(wildcard.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
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
        String[] parts = template.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            Optional<Wildcard> wildcard = i == parts.length - 1 ? Wildcard.of(parts[i]) : Optional.empty();
            Segment segment = wildcard.isPresent() ? wildcard.get() : segment(template, parts[i]);
            for (String name : names(segment)) {
                if (names.contains(name)) {
                    throw new IllegalArgumentException("path `" + template + "` uses parameter `" + name + "` twice");
                }
                names.add(name);
            }
            segments.add(segment);
        }
        return new PathTemplate(segments);
    }

    private static List<String> names(Segment segment) {
        return switch (segment) {
            case Literal ignored -> List.of();
            case Parameter parameter -> parameter.names();
            case Wildcard wildcard -> wildcard.name().map(List::of).orElse(List.of());
        };
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
        return segments.stream().flatMap(segment -> names(segment).stream()).toList();
    }

    /** The wildcard at the end. */
    public Optional<Wildcard> wildcard() {
        return segments.getLast() instanceof Wildcard wildcard ? Optional.of(wildcard) : Optional.empty();
    }

    /**
     * The template with parameter names left out, equal for templates that match the same requests; and for two
     * wildcards, of which one stands for no segment, too.
     */
    public String shape() {
        StringBuilder shape = new StringBuilder();
        for (Segment segment : normalized().segments()) {
            shape.append('/')
                    .append(
                            switch (segment) {
                                case Literal literal -> literal.text();
                                case Parameter parameter -> parameter.shape();
                                case Wildcard ignored -> "{+}";
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
            case Wildcard wildcard -> wildcard;
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
                                case Wildcard wildcard -> wildcard.text();
                            });
        }
        return template.toString();
    }
}
