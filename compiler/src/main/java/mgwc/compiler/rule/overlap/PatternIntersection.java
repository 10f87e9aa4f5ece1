package mgwc.compiler.rule.overlap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.value.PathTemplate;
import mgwc.value.PathTemplate.Literal;
import mgwc.value.PathTemplate.Parameter;
import mgwc.value.PathTemplate.Segment;
import mgwc.value.PathTemplate.Wildcard;

/** Text that fits two path templates, or two segments of them. */
final class PatternIntersection {

    private static final Literal EMPTY = new Literal("");

    /** What stands for the value of a parameter. */
    private static final String ANYTHING = "1";

    private PatternIntersection() {}

    /** A path that fits both, if any does. */
    static Optional<String> path(PathTemplate one, PathTemplate other) {
        List<Segment> mine = one.segments();
        List<Segment> theirs = other.segments();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < mine.size() || i < theirs.size(); i++) {
            if (i < mine.size() && mine.get(i) instanceof Wildcard wildcard) {
                return rest(path, wildcard, left(theirs, i));
            }
            if (i < theirs.size() && theirs.get(i) instanceof Wildcard wildcard) {
                return rest(path, wildcard, left(mine, i));
            }
            Optional<String> text =
                    i < mine.size() && i < theirs.size() ? segment(mine.get(i), theirs.get(i)) : Optional.empty();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            path.append('/').append(text.get());
        }
        return Optional.of(path.toString());
    }

    private static List<Segment> left(List<Segment> segments, int from) {
        return segments.subList(Math.min(from, segments.size()), segments.size());
    }

    /** A path that goes on with segments that fit both the wildcard and what is left of another template. */
    private static Optional<String> rest(StringBuilder start, Wildcard wildcard, List<Segment> left) {
        boolean nothing = left.isEmpty() || left.equals(List.of(EMPTY));
        if (nothing && !wildcard.fitsNothing()) {
            return Optional.empty();
        }
        StringBuilder path = new StringBuilder(start);
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).equals(EMPTY) && i < left.size() - 1) {
                return Optional.empty();
            }
            path.append('/')
                    .append(
                            switch (left.get(i)) {
                                case Literal literal -> literal.text();
                                case Parameter parameter -> String.join(ANYTHING, parameter.texts());
                                case Wildcard ignored -> ANYTHING;
                            });
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
                    case Wildcard ignored -> Optional.of(literal.text());
                };
            case Parameter parameter ->
                switch (other) {
                    case Literal literal -> text(literal, parameter);
                    case Parameter second -> text(parameter, second);
                    case Wildcard ignored -> Optional.of(String.join(ANYTHING, parameter.texts()));
                };
            case Wildcard wildcard -> other instanceof Wildcard ? Optional.of(ANYTHING) : segment(other, wildcard);
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
        String text = String.join(ANYTHING, parts);
        return one.matches(text) && other.matches(text) ? Optional.of(text) : Optional.empty();
    }

    private static String longer(String one, String other) {
        return one.length() >= other.length() ? one : other;
    }
}
