package mgwc.compiler.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.change.ComparedValue;
import mgwc.compiler.change.ComparedValue.Requests;
import mgwc.compiler.change.EffectiveValue;
import mgwc.compiler.change.EffectiveValues;
import mgwc.compiler.change.Subject;
import mgwc.value.NodePath;

/**
 * Finds what only has another name now, so that its values are compared instead of being all gone and all new: APIs by
 * their base path, operations by the requests they match.
 */
final class Renames {

    private static final NodePath BASE_PATH = NodePath.of("spec", "basePath");

    private Renames() {}

    /** Gives what {@code before} names differently the name it has in {@code after}. */
    static void align(EffectiveValues before, EffectiveValues after) {
        Map<String, Subject> fresh = new HashMap<>();
        for (Subject subject : missing(after, before)) {
            after.text(subject, BASE_PATH).ifPresent(path -> fresh.put(path, subject));
        }
        for (Subject gone : missing(before, after)) {
            before.text(gone, BASE_PATH)
                    .flatMap(path -> Optional.ofNullable(fresh.remove(path)))
                    .ifPresent(now -> before.rename(gone, now));
        }
        for (Subject subject : after.subjects()) {
            if (subject.kind() == Subject.Kind.API) {
                alignOperations(subject, before, after);
            }
        }
    }

    private static SortedSet<Subject> missing(EffectiveValues from, EffectiveValues in) {
        SortedSet<Subject> missing = new TreeSet<>(from.subjects());
        missing.removeAll(in.subjects());
        missing.removeIf(subject -> subject.kind() != Subject.Kind.API);
        return missing;
    }

    private static void alignOperations(Subject api, EffectiveValues before, EffectiveValues after) {
        SortedMap<NodePath, EffectiveValue> old = before.of(api);
        SortedMap<NodePath, EffectiveValue> now = after.of(api);
        Map<String, NodePath> fresh = new HashMap<>();
        now.forEach((path, value) -> {
            if (value.value() instanceof Requests requests && !old.containsKey(path)) {
                fresh.put(requests.shape(), path);
            }
        });
        Map<NodePath, NodePath> renamed = new HashMap<>();
        old.forEach((path, value) -> {
            if (value.value() instanceof Requests requests && !now.containsKey(path)) {
                Optional.ofNullable(fresh.remove(requests.shape())).ifPresent(to -> renamed.put(path, to));
            }
        });
        renamed.forEach((from, to) -> before.rename(api, from, to));
    }

    /** Whether two operations match the same requests; the names of path parameters make no difference. */
    static boolean sameRequests(ComparedValue before, ComparedValue after) {
        return before instanceof Requests old
                && after instanceof Requests now
                && old.shape().equals(now.shape());
    }
}
