package mgwc.compiler.rule.overlap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.value.PathTemplate;
import mgwc.value.PathTemplate.Literal;
import mgwc.value.PathTemplate.Parameter;
import mgwc.value.PathTemplate.Segment;

/** Text that fits two path templates, or two segments of them. */
final class PatternIntersection {

    private PatternIntersection() {}

    /** A path that fits both, if any does. */
    static Optional<String> path(PathTemplate one, PathTemplate other) {
        if (one.segments().size() != other.segments().size()) {
            return Optional.empty();
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < one.segments().size(); i++) {
            Optional<String> text =
                    segment(one.segments().get(i), other.segments().get(i));
            if (text.isEmpty()) {
                return Optional.empty();
            }
            path.append('/').append(text.get());
        }
        return Optional.of(path.toString());
    }

    /** A text that fits both, if any does. */
    static Optional<String> segment(Segment one, Segment other) {
        return switch (one) {
            case Literal literal ->
                switch (other) {
                    case Literal text -> literal.equals(text) ? Optional.of(text.text()) : Optional.empty();
                    case Parameter parameter -> text(literal, parameter);
                };
            case Parameter parameter ->
                switch (other) {
                    case Literal literal -> text(literal, parameter);
                    case Parameter second -> text(parameter, second);
                };
        };
    }

    private static Optional<String> text(Literal literal, Parameter parameter) {
        return parameter.matches(literal.text()) ? Optional.of(literal.text()) : Optional.empty();
    }

    /** The longer start, all that stands in between, the longer end: if any text fits both, this one does. */
    private static Optional<String> text(Parameter one, Parameter other) {
        List<String> parts = new ArrayList<>();
        parts.add(longer(one.texts().getFirst(), other.texts().getFirst()));
        parts.addAll(one.texts().subList(1, one.texts().size() - 1));
        parts.addAll(other.texts().subList(1, other.texts().size() - 1));
        parts.add(longer(one.texts().getLast(), other.texts().getLast()));
        String text = String.join("1", parts);
        return one.matches(text) && other.matches(text) ? Optional.of(text) : Optional.empty();
    }

    private static String longer(String one, String other) {
        return one.length() >= other.length() ? one : other;
    }
}
