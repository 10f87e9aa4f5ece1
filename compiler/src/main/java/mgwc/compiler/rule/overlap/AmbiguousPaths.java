package mgwc.compiler.rule.overlap;

import java.util.ArrayList;
import java.util.Collections;
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
import mgwc.value.PathTemplate.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * Finds operations whose paths cross: one is narrower than the other at one place, and wider at another; or they meet
 * at a place where neither is narrower, as {@code {name}.json} and {@code report.{format}} do.
 *
 * <p>Operations are grouped by their paths without the segments that are all text. Two groups can only cross when their
 * other segments do, and then exactly those operations cross that agree where both have text; so the work grows with
 * the number of findings, not with the square of the number of operations.
 */
public final class AmbiguousPaths {

    /** Contracts have a handful of segments that mix text and parameters. Of a flood of them not all are compared. */
    private static final int MOST_MIXED_FORMS = 500;

    private static final Literal TEXT = new Literal("");

    private static final Parameter ANYTHING = new Parameter(List.of("", ""), List.of(""));

    private static final Wildcard REST = new Wildcard("{+}");

    /** A character that no path has: what stands for it in one segment is a parameter in the other. */
    private static final String NOWHERE_ELSE = "\0";

    /** @param example a path that fits both */
    public record Pair(Operation earlier, Operation later, String example) {}

    /**
     * @param method empty where any will do
     * @param segments parameters without their names, and {@link #TEXT} for whatever is all text
     */
    private record Form(String method, List<Segment> segments) {

        /** Written out, as generated ones are linked at first use (ADR 11). */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Form form && method.equals(form.method) && segments.equals(form.segments);
        }

        @Override
        public int hashCode() {
            return 31 * method.hashCode() + segments.hashCode();
        }

        boolean crosses(Form other) {
            int length = Math.min(segments.size(), other.segments.size());
            boolean narrower = false;
            boolean wider = false;
            for (int i = 0; i < length; i++) {
                Segment mine = segments.get(i);
                Segment theirs = other.segments.get(i);
                if (isAllFrom(i, theirs) || other.isAllFrom(i, mine)) {
                    return narrower && wider;
                }
                if (!mine.equals(theirs)) {
                    boolean inside = isWithin(mine, theirs);
                    boolean outside = isWithin(theirs, mine);
                    if (!inside
                            && !outside
                            && PatternIntersection.segment(mine, theirs).isEmpty()) {
                        return false;
                    }
                    narrower |= inside || !outside;
                    wider |= outside || !inside;
                }
                if (mine instanceof Wildcard || theirs instanceof Wildcard) {
                    return narrower && wider;
                }
            }
            boolean onlyMine = segments.size() > length && segments.get(length) instanceof Wildcard;
            boolean onlyTheirs = other.segments.size() > length && other.segments.get(length) instanceof Wildcard;
            boolean meet = segments.size() == other.segments.size() || onlyMine || onlyTheirs;
            return meet && (narrower || onlyTheirs) && (wider || onlyMine);
        }

        /**
         * Whether the segments from an index on are another spelling of a wildcard: {@code {name}/*} of
         * {@code {rest+}}.
         */
        private boolean isAllFrom(int index, Segment segment) {
            return segment.equals(REST)
                    && segments.size() == index + 2
                    && segments.get(index).equals(ANYTHING)
                    && segments.get(index + 1) instanceof Wildcard wildcard
                    && wildcard.fitsNothing();
        }

        boolean isMixed() {
            return segments.stream()
                    .anyMatch(segment -> segment instanceof Parameter parameter
                            && parameter.texts().stream().anyMatch(text -> !text.isEmpty()));
        }

        Form plain() {
            return new Form(
                    method,
                    segments.stream()
                            .map(segment -> segment instanceof Parameter ? ANYTHING : segment)
                            .toList());
        }
    }

    private AmbiguousPaths() {}

    /**
     * For every operation at most one earlier operation that it crosses; of another method only where no two operations
     * of the paths have one method, and where no segment mixes text and parameters. Where a third operation has exactly
     * the path that both fit, nothing is ambiguous.
     */
    public static List<Pair> among(List<Operation> operations) {
        Set<String> decided = new HashSet<>();
        operations.forEach(operation -> decided.add(operation.template().shape()));
        List<Pair> pairs = new ArrayList<>(crossing(operations, decided, true));
        Set<String> told = new HashSet<>();
        pairs.forEach(pair -> told.add(pair.later().template().toString()));
        Map<String, Operation> paths = new LinkedHashMap<>();
        operations.stream()
                .filter(operation -> !form(operation, false).isMixed())
                .forEach(operation -> paths.putIfAbsent(operation.template().toString(), operation));
        crossing(List.copyOf(paths.values()), decided, false).stream()
                .filter(pair -> !told.contains(pair.later().template().toString()))
                .forEach(pairs::add);
        return pairs;
    }

    private static List<Pair> crossing(List<Operation> operations, Set<String> decided, boolean ofOneMethod) {
        Map<Form, List<Operation>> byForm = byForm(operations, ofOneMethod);
        List<Form> forms = List.copyOf(byForm.keySet());
        Map<Operation, Pair> found = new LinkedHashMap<>();
        for (int i = 0; i < forms.size(); i++) {
            for (int j = i + 1; j < forms.size(); j++) {
                Form earlier = forms.get(i);
                Form later = forms.get(j);
                if (earlier.method().equals(later.method()) && earlier.crosses(later)) {
                    cross(byForm.getOrDefault(earlier, List.of()), byForm.getOrDefault(later, List.of()), found);
                }
            }
        }
        return found.values().stream()
                .filter(pair -> !decided.contains(pair.example()))
                .toList();
    }

    private static void cross(List<Operation> earlier, List<Operation> later, Map<Operation, Pair> found) {
        boolean[] shared = shared(earlier.getFirst(), later.getFirst());
        Map<List<String>, List<Operation>> byText = new HashMap<>();
        earlier.forEach(operation -> byText.computeIfAbsent(text(operation, shared), text -> new ArrayList<>())
                .add(operation));
        for (Operation operation : later) {
            byText.getOrDefault(text(operation, shared), List.of()).stream()
                    .flatMap(candidate -> PatternIntersection.path(candidate.template(), operation.template())
                            .map(example -> new Pair(candidate, operation, example))
                            .stream())
                    .findFirst()
                    .ifPresent(pair -> found.putIfAbsent(operation, pair));
        }
    }

    private static Map<Form, List<Operation>> byForm(List<Operation> operations, boolean ofOneMethod) {
        Map<Form, List<Operation>> byForm = new LinkedHashMap<>();
        int mixed = 0;
        for (Operation operation : operations) {
            Form form = form(operation, ofOneMethod);
            if (form.isMixed() && !byForm.containsKey(form) && ++mixed > MOST_MIXED_FORMS) {
                form = form.plain();
            }
            byForm.computeIfAbsent(form, key -> new ArrayList<>()).add(operation);
        }
        return byForm;
    }

    private static Form form(Operation operation, boolean ofOneMethod) {
        return new Form(
                ofOneMethod ? operation.method().name() : "",
                operation.template().normalized().segments().stream()
                        .map(AmbiguousPaths::withoutNames)
                        .toList());
    }

    private static Segment withoutNames(Segment segment) {
        return switch (segment) {
            case Literal ignored -> TEXT;
            case Parameter parameter ->
                new Parameter(
                        parameter.texts(), Collections.nCopies(parameter.names().size(), ""));
            case Wildcard wildcard -> wildcard.fitsNothing() ? wildcard : REST;
        };
    }

    /** Whether everything that fits one segment fits the other. Text fits a parameter, as far as a form tells. */
    private static boolean isWithin(Segment one, Segment other) {
        return switch (other) {
            case Literal ignored -> false;
            case Parameter wider ->
                switch (one) {
                    case Literal ignored -> true;
                    case Parameter parameter -> wider.matches(String.join(NOWHERE_ELSE, parameter.texts()));
                    case Wildcard ignored -> false;
                };
            case Wildcard wider -> !(one instanceof Wildcard) || wider.fitsNothing() || one.equals(wider);
        };
    }

    private static boolean[] shared(Operation one, Operation other) {
        boolean[] shared = new boolean
                [Math.min(
                        one.template().segments().size(),
                        other.template().segments().size())];
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
