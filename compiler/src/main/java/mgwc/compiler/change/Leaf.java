package mgwc.compiler.change;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Values of one kind of subject by their paths. A pattern is a dotted path in which {@code *} stands for one name and a
 * last {@code **} for anything below, itself included; the empty pattern is the subject as a whole.
 */
public record Leaf(Subject.Kind kind, List<List<String>> patterns) implements Condition {

    public Leaf {
        patterns = List.copyOf(patterns);
    }

    public static Leaf of(Subject.Kind kind, String... patterns) {
        return new Leaf(
                kind,
                Arrays.stream(patterns)
                        .map(pattern -> pattern.isEmpty() ? List.<String>of() : List.of(pattern.split("\\.")))
                        .toList());
    }

    @Override
    public boolean holds(Change change, Comparison sides) {
        return change.subject().kind() == kind
                && patterns.stream()
                        .anyMatch(pattern -> matches(pattern, change.path().segments()));
    }

    private static boolean matches(List<String> pattern, List<String> path) {
        boolean open = !pattern.isEmpty() && pattern.getLast().equals("**");
        int fixed = open ? pattern.size() - 1 : pattern.size();
        if (open ? path.size() < fixed : path.size() != fixed) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    public Condition added() {
        return and((change, sides) -> change instanceof Change.Added);
    }

    public Condition removed() {
        return and((change, sides) -> change instanceof Change.Removed);
    }

    public Condition modified() {
        return and((change, sides) -> change instanceof Change.Modified);
    }

    public Condition becomes(String value) {
        return and((change, sides) -> text(after(change)).equals(Optional.of(value)));
    }

    public Condition was(String value) {
        return and((change, sides) -> text(before(change)).equals(Optional.of(value)));
    }

    /** Both values are there and stand in this relation. */
    public Condition goes(BiPredicate<ComparedValue, ComparedValue> relation) {
        return and((change, sides) -> {
            Optional<ComparedValue> before = before(change);
            Optional<ComparedValue> after = after(change);
            return before.isPresent() && after.isPresent() && relation.test(before.get(), after.get());
        });
    }

    /** A list lacks something it had; no list is an empty one. */
    public Condition loses() {
        return lists((before, after) -> !after.containsAll(before));
    }

    /** A list has something it had not. */
    public Condition gains() {
        return lists((before, after) -> !before.containsAll(after));
    }

    /** What was listed and what is listed stand in this relation; no list is an empty one. */
    public Condition lists(BiPredicate<Set<String>, Set<String>> relation) {
        return and((change, sides) -> relation.test(items(before(change)), items(after(change))));
    }

    public static boolean shorter(ComparedValue before, ComparedValue after) {
        return growth(before.duration(), after.duration()) < 0;
    }

    public static boolean longer(ComparedValue before, ComparedValue after) {
        return growth(before.duration(), after.duration()) > 0;
    }

    public static boolean fewer(ComparedValue before, ComparedValue after) {
        return growth(before.number(), after.number()) < 0;
    }

    public static boolean more(ComparedValue before, ComparedValue after) {
        return growth(before.number(), after.number()) > 0;
    }

    /** Above zero for growth; zero where a value is of another type. */
    private static <T extends Comparable<T>> int growth(Optional<T> before, Optional<T> after) {
        return before.isPresent() && after.isPresent() ? after.get().compareTo(before.get()) : 0;
    }

    private static Optional<ComparedValue> before(Change change) {
        return change.before().map(EffectiveValue::value);
    }

    private static Optional<ComparedValue> after(Change change) {
        return change.after().map(EffectiveValue::value);
    }

    private static Optional<String> text(Optional<ComparedValue> value) {
        return value.map(ComparedValue::text);
    }

    private static Set<String> items(Optional<ComparedValue> list) {
        return new TreeSet<>(list.map(ComparedValue::items).orElse(List.of()));
    }
}
