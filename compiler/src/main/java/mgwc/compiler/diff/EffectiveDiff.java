package mgwc.compiler.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.diff.Change.Added;
import mgwc.compiler.diff.Change.Modified;
import mgwc.compiler.diff.Change.Removed;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.value.NodePath;

/**
 * Compares what two trees, or two environments, come to. The order of keys and of lists that are sets, the way a value
 * is written, and writing down a default make no difference.
 */
public final class EffectiveDiff {

    private EffectiveDiff() {}

    public static ChangeSet between(EnvironmentConfig before, EnvironmentConfig after) {
        SortedMap<Subject, SortedMap<NodePath, EffectiveValue>> old = EffectiveValues.of(before);
        SortedMap<Subject, SortedMap<NodePath, EffectiveValue>> now = EffectiveValues.of(after);
        SortedSet<Subject> subjects = new TreeSet<>(old.keySet());
        subjects.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        for (Subject subject : subjects) {
            compare(
                    subject,
                    old.getOrDefault(subject, new TreeMap<>()),
                    now.getOrDefault(subject, new TreeMap<>()),
                    changes);
        }
        return new ChangeSet(changes);
    }

    private static void compare(
            Subject subject,
            SortedMap<NodePath, EffectiveValue> old,
            SortedMap<NodePath, EffectiveValue> now,
            List<Change> changes) {
        SortedSet<NodePath> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        Optional<NodePath> whole = Optional.empty();
        for (NodePath path : paths) {
            if (whole.isPresent() && path.startsWith(whole.get())) {
                continue;
            }
            EffectiveValue before = old.get(path);
            EffectiveValue after = now.get(path);
            if (before == null && after != null) {
                changes.add(new Added(subject, path, after.text(), after.span()));
                whole = Optional.of(path);
            } else if (after == null && before != null) {
                changes.add(new Removed(subject, path, before.text(), before.span()));
                whole = Optional.of(path);
            } else if (before != null
                    && after != null
                    && !path.isRoot()
                    && !before.text().equals(after.text())) {
                changes.add(new Modified(subject, path, before.text(), after.text(), after.span()));
            }
        }
    }
}
