package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.value.PathTemplate.Literal;
import mgwc.value.PathTemplate.Parameter;
import mgwc.value.PathTemplate.Segment;

/**
 * Finds operations whose paths cross: one has text where the other has a parameter, and the other way round elsewhere.
 *
 * <p>Operations are grouped by which of their segments are text. Two groups can only cross when each has text where the
 * other has none, and then exactly those operations cross that agree where both have text; so the work grows with the
 * number of findings, not with the square of the number of operations.
 */
final class AmbiguousPaths {

    /** @param example a path that fits both */
    record Pair(Operation earlier, Operation later, String example) {}

    /** @param text whether the segment at each position is text */
    private record Form(String method, List<Boolean> text) {
        boolean crosses(Form other) {
            boolean mine = false;
            boolean theirs = false;
            for (int i = 0; i < text.size(); i++) {
                mine |= text.get(i) && !other.text.get(i);
                theirs |= other.text.get(i) && !text.get(i);
            }
            return mine && theirs;
        }
    }

    private AmbiguousPaths() {}

    /**
     * For every operation at most one earlier operation that it crosses. Where a third operation has exactly the path
     * that both fit, nothing is ambiguous.
     */
    static List<Pair> among(List<Operation> operations) {
        Map<Form, List<Operation>> byForm = new LinkedHashMap<>();
        operations.forEach(operation -> byForm.computeIfAbsent(form(operation), form -> new ArrayList<>())
                .add(operation));
        List<Form> forms = List.copyOf(byForm.keySet());
        Set<String> decided = new HashSet<>();
        operations.forEach(operation ->
                decided.add(operation.method() + " " + operation.template().shape()));
        Map<Operation, Pair> found = new LinkedHashMap<>();
        for (int i = 0; i < forms.size(); i++) {
            for (int j = i + 1; j < forms.size(); j++) {
                Form earlier = forms.get(i);
                Form later = forms.get(j);
                if (earlier.method().equals(later.method())
                        && earlier.text().size() == later.text().size()
                        && earlier.crosses(later)) {
                    cross(byForm.getOrDefault(earlier, List.of()), byForm.getOrDefault(later, List.of()), found);
                }
            }
        }
        return found.values().stream()
                .filter(pair -> !decided.contains(pair.later().method() + " " + pair.example()))
                .toList();
    }

    private static void cross(List<Operation> earlier, List<Operation> later, Map<Operation, Pair> found) {
        boolean[] shared = shared(earlier.getFirst(), later.getFirst());
        Map<List<String>, List<Operation>> byText = new HashMap<>();
        earlier.forEach(operation -> byText.computeIfAbsent(text(operation, shared), text -> new ArrayList<>())
                .add(operation));
        for (Operation operation : later) {
            byText.getOrDefault(text(operation, shared), List.of()).stream()
                    .filter(candidate -> overlap(candidate, operation))
                    .findFirst()
                    .ifPresent(crossed ->
                            found.putIfAbsent(operation, new Pair(crossed, operation, example(crossed, operation))));
        }
    }

    /** A parameter with text around it counts as a parameter: whether it crosses another depends on its text. */
    private static Form form(Operation operation) {
        return new Form(
                operation.method().name(),
                operation.template().segments().stream()
                        .map(Literal.class::isInstance)
                        .toList());
    }

    private static boolean[] shared(Operation one, Operation other) {
        boolean[] shared = new boolean[one.template().segments().size()];
        for (int i = 0; i < shared.length; i++) {
            shared[i] = one.template().segments().get(i) instanceof Literal
                    && other.template().segments().get(i) instanceof Literal;
        }
        return shared;
    }

    private static List<String> text(Operation operation, boolean[] positions) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] && operation.template().segments().get(i) instanceof Literal literal) {
                text.add(literal.text());
            }
        }
        return text;
    }

    private static boolean overlap(Operation one, Operation other) {
        for (int i = 0; i < one.template().segments().size(); i++) {
            if (!overlap(
                    one.template().segments().get(i),
                    other.template().segments().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether some text fits both segments. */
    private static boolean overlap(Segment one, Segment other) {
        return switch (one) {
            case Literal literal ->
                switch (other) {
                    case Literal text -> literal.equals(text);
                    case Parameter parameter -> parameter.matches(literal.text());
                };
            case Parameter parameter ->
                switch (other) {
                    case Literal text -> parameter.matches(text.text());
                    case Parameter second -> {
                        String text = example(parameter, second);
                        yield parameter.matches(text) && second.matches(text);
                    }
                };
        };
    }

    private static String example(Operation one, Operation other) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < one.template().segments().size(); i++) {
            path.append('/')
                    .append(example(
                            one.template().segments().get(i),
                            other.template().segments().get(i)));
        }
        return path.toString();
    }

    private static String example(Segment one, Segment other) {
        return switch (one) {
            case Literal literal -> literal.text();
            case Parameter parameter ->
                switch (other) {
                    case Literal literal -> literal.text();
                    case Parameter second -> example(parameter, second);
                };
        };
    }

    /** A text that fits both if any does: the longer start, all that stands in between, the longer end. */
    private static String example(Parameter one, Parameter other) {
        List<String> parts = new ArrayList<>();
        parts.add(longer(one.texts().getFirst(), other.texts().getFirst()));
        parts.addAll(one.texts().subList(1, one.texts().size() - 1));
        parts.addAll(other.texts().subList(1, other.texts().size() - 1));
        parts.add(longer(one.texts().getLast(), other.texts().getLast()));
        return String.join("1", parts);
    }

    private static String longer(String one, String other) {
        return one.length() >= other.length() ? one : other;
    }
}
