package mgwc.compiler.diff;

import java.util.List;
import mgwc.compiler.change.JudgedChange;
import mgwc.compiler.change.Subject;

/**
 * What differs between two configurations of one environment.
 *
 * @param changes by subject and path
 * @param uncompared what could not be compared because a file it comes from is broken on one side
 */
public record ChangeSet(List<JudgedChange> changes, List<Subject> uncompared) {

    public ChangeSet {
        changes = List.copyOf(changes);
        uncompared = List.copyOf(uncompared);
    }

    /** Only what breaks callers. */
    public ChangeSet breaking() {
        return new ChangeSet(
                changes.stream().filter(judged -> judged.rule().breaking()).toList(), uncompared);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
