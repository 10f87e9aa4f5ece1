package mgwc.compiler.diff;

import java.util.List;

/**
 * What differs between two configurations.
 *
 * @param changes by subject and path
 */
public record ChangeSet(List<Change> changes) {

    public ChangeSet {
        changes = List.copyOf(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
