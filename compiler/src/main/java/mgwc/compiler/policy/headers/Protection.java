package mgwc.compiler.policy.headers;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ComparedValue;
import mgwc.compiler.change.Comparison;
import mgwc.compiler.change.EffectiveValue;
import mgwc.compiler.change.EffectiveValues;
import mgwc.compiler.change.Subject;
import mgwc.value.NodePath;

/** Which fields that make browsers protect users a target sets on its responses, and which it takes out of them. */
record Protection(Set<String> set, Set<String> removed) {

    private static final NodePath SPEC = NodePath.of("spec");
    private static final NodePath OPERATIONS = NodePath.of("spec", "operations");
    private static final int OPERATION_DEPTH = 3;

    Protection {
        set = Set.copyOf(set);
        removed = Set.copyOf(removed);
    }

    /** Whether a change is one of the section, after which its target protects less. */
    static boolean drops(Change change, Comparison sides) {
        NodePath target = target(change.path());
        if (change.subject().kind() != Subject.Kind.API || !change.path().startsWith(target.child("headers"))) {
            return false;
        }
        Protection before = of(change.subject(), target, sides.before());
        Protection after = of(change.subject(), target, sides.after());
        return !after.set.containsAll(before.set) || !before.removed.containsAll(after.removed);
    }

    /** Whether a change is one of the value of a field that protects users, before and after. */
    static boolean varies(Change change, Comparison sides) {
        NodePath path = change.path();
        NodePath fields = target(path).child("headers").child("response").child("set");
        int depth = fields.segments().size();
        return change.subject().kind() == Subject.Kind.API
                && path.startsWith(fields)
                && path.segments().size() > depth
                && HeaderName.isProtection(HeaderName.plain(path.segments().get(depth)))
                && !drops(change, sides)
                && of(change.subject(), target(path), sides.before())
                        .set()
                        .contains(HeaderName.plain(path.segments().get(depth)));
    }

    private static NodePath target(NodePath path) {
        return path.startsWith(OPERATIONS) && path.segments().size() > OPERATION_DEPTH
                ? new NodePath(path.segments().subList(0, OPERATION_DEPTH))
                : SPEC;
    }

    /** What holds for a target: its own section, or else that of the API. */
    private static Protection of(Subject api, NodePath target, EffectiveValues side) {
        SortedMap<NodePath, EffectiveValue> values = side.of(api);
        NodePath own = target.child("headers");
        boolean replaces = values.keySet().stream().anyMatch(path -> path.startsWith(own));
        NodePath response = (replaces ? own : SPEC.child("headers")).child("response");
        Set<String> set = new HashSet<>();
        NodePath fields = response.child("set");
        values.keySet().stream()
                .filter(path -> path.startsWith(fields) && !path.equals(fields))
                .map(path ->
                        HeaderName.plain(path.segments().get(fields.segments().size())))
                .filter(HeaderName::isProtection)
                .forEach(set::add);
        Set<String> removed = new HashSet<>();
        Optional<ComparedValue> names = side.value(api, response.child("remove"));
        names.ifPresent(list -> list.items().stream()
                .map(HeaderName::plain)
                .filter(HeaderName::isProtection)
                .forEach(removed::add));
        return new Protection(set, removed);
    }
}
