package mgwc.compiler.change;

import static mgwc.compiler.change.Subject.Kind.API;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import mgwc.value.NodePath;

/**
 * A field of a section of Api documents in which an operation replaces what its API says. A change of what an operation
 * says is judged against what held before: a section that is new at an operation takes the place of the API's.
 *
 * @param section such as {@code cors}
 * @param field below the section, a pattern as in {@link Leaf}
 */
public record SectionField(String section, String field) {

    private static final NodePath OPERATIONS = NodePath.of("spec", "operations");
    private static final int OPERATION_DEPTH = 3;

    /** Any change of the field. */
    public Condition changes() {
        return Leaf.of(API, "spec." + section + "." + field, "spec.operations.*." + section + "." + field);
    }

    /** The field gets this value, and had another one or none. */
    public Condition becomes(String value) {
        return values((before, after) -> has(after, value) && !has(before, value));
    }

    /** The field had this value, and gets another one or none. */
    public Condition was(String value) {
        return values((before, after) -> has(before, value) && !has(after, value));
    }

    private static boolean has(Optional<ComparedValue> found, String value) {
        return found.map(ComparedValue::text).equals(Optional.of(value));
    }

    /** The field has a value that it did not have. */
    public Condition appears() {
        return values((before, after) -> after.isPresent() && !before.equals(after));
    }

    /** The field has another value than the one it had. */
    public Condition modified() {
        return values((before, after) -> before.isPresent() && after.isPresent() && !before.equals(after));
    }

    /** The list has something it had not; no list is an empty one. */
    public Condition gains() {
        return values((before, after) -> !items(before).containsAll(items(after)));
    }

    /** The list lacks something it had; no list is an empty one. */
    public Condition loses() {
        return values((before, after) -> !items(after).containsAll(items(before)));
    }

    private static Set<String> items(Optional<ComparedValue> list) {
        return new TreeSet<>(list.map(ComparedValue::items).orElse(List.of()));
    }

    private Condition values(BiPredicate<Optional<ComparedValue>, Optional<ComparedValue>> relation) {
        Condition changes = changes();
        return (change, sides) -> changes.holds(change, sides)
                && relation.test(effective(change, sides.before()), effective(change, sides.after()));
    }

    private Optional<ComparedValue> effective(Change change, EffectiveValues side) {
        NodePath path = change.path();
        if (!path.startsWith(OPERATIONS)) {
            return side.value(change.subject(), path);
        }
        NodePath own = new NodePath(path.segments().subList(0, OPERATION_DEPTH)).child(section);
        boolean replaced = side.of(change.subject()).keySet().stream().anyMatch(leaf -> leaf.startsWith(own));
        NodePath ofApi = NodePath.of("spec")
                .resolve(new NodePath(
                        path.segments().subList(OPERATION_DEPTH, path.segments().size())));
        return side.value(change.subject(), replaced ? path : ofApi);
    }
}
