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
                    .flatMap(candidate -> FittingText.path(candidate.template(), operation.template())
                            .map(example -> new Pair(candidate, operation, example))
                            .stream())
                    .findFirst()
                    .ifPresent(pair -> found.putIfAbsent(operation, pair));
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
            if (positions[i] && operation.template().normalized().segments().get(i) instanceof Literal literal) {
                text.add(literal.text());
            }
        }
        return text;
    }
}
