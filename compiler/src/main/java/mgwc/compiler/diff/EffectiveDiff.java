package mgwc.compiler.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.Change.Added;
import mgwc.compiler.change.Change.Modified;
import mgwc.compiler.change.Change.Removed;
import mgwc.compiler.change.Comparison;
import mgwc.compiler.change.EffectiveValue;
import mgwc.compiler.change.EffectiveValues;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Subject;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.value.NodePath;

/**
 * Compares what two trees, or two environments, come to. The order of keys and of lists that are sets, the way a value
 * is written, and writing down a default make no difference.
 */
public final class EffectiveDiff {

    private EffectiveDiff() {}

    /** What differs, each change with what it means. */
    public static ChangeSet between(EnvironmentConfig before, EnvironmentConfig after) {
        return between(Optional.of(before), Optional.of(after));
    }

    /** An environment that is only on one side is one change. */
    public static ChangeSet between(Optional<EnvironmentConfig> before, Optional<EnvironmentConfig> after) {
        Comparison sides = sides(before, after);
        Uncompared uncompared = Uncompared.of(before, after);
        List<JudgedChange> judged = new ArrayList<>();
        SortedSet<Subject> left = new TreeSet<>();
        for (Change change : changes(sides)) {
            if (uncompared.covers(change) && change.path().isRoot()) {
                left.add(change.subject());
            } else if (!uncompared.covers(change)) {
                judged.add(new JudgedChange(change, ChangeCatalog.judge(change, sides), 0));
            }
        }
        left.addAll(uncompared.subjects());
        judged.addAll(ContractChanges.between(sides, left));
        return new ChangeSet(judged, List.copyOf(left));
    }

    /** The bare facts, for two environments of one tree: nobody has to judge what differs on purpose. */
    public static List<Change> facts(EnvironmentConfig one, EnvironmentConfig other) {
        return changes(sides(Optional.of(one), Optional.of(other)));
    }

    private static Comparison sides(Optional<EnvironmentConfig> before, Optional<EnvironmentConfig> after) {
        EffectiveValues old = before.map(EffectiveValues::of).orElseGet(EffectiveValues::absent);
        EffectiveValues now = after.map(EffectiveValues::of).orElseGet(EffectiveValues::absent);
        Renames.align(old, now);
        return new Comparison(old, now);
    }

    private static List<Change> changes(Comparison sides) {
        boolean both =
                sides.before().config().isPresent() && sides.after().config().isPresent();
        SortedSet<Subject> subjects = new TreeSet<>(sides.before().subjects());
        subjects.addAll(sides.after().subjects());
        List<Change> changes = new ArrayList<>();
        for (Subject subject : both ? subjects : new TreeSet<>(List.of(Subject.ENVIRONMENT))) {
            compare(subject, sides.before().of(subject), sides.after().of(subject), changes);
        }
        return changes;
    }

    private static void compare(
            Subject subject,
            SortedMap<NodePath, EffectiveValue> old,
            SortedMap<NodePath, EffectiveValue> now,
            List<Change> changes) {
        SortedMap<NodePath, EffectiveValue> all = new TreeMap<>(old);
        all.putAll(now);
        Optional<NodePath> whole = Optional.empty();
        for (NodePath path : all.keySet()) {
            if (whole.isPresent() && path.startsWith(whole.get())) {
                continue;
            }
            EffectiveValue before = old.get(path);
            EffectiveValue after = now.get(path);
            if (before == null && after != null) {
                changes.add(new Added(subject, path, after));
                whole = Optional.of(path);
            } else if (after == null && before != null) {
                changes.add(new Removed(subject, path, before));
                whole = Optional.of(path);
            } else if (before != null
                    && after != null
                    && !after.summary()
                    && !before.value().equals(after.value())) {
                changes.add(new Modified(subject, path, before, after));
            }
        }
    }
}
