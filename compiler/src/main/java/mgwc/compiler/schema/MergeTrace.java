package mgwc.compiler.schema;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.value.NodePath;

/**
 * What a merge did that the merged tree no longer shows.
 *
 * @param deleted places that are gone, with the span of the {@code null} that deleted them
 * @param added mappings that are new, with the names of the entries that stood beside them before
 */
public record MergeTrace(Map<NodePath, SourceSpan> deleted, Map<NodePath, Set<String>> added) {

    public static final MergeTrace NONE = new MergeTrace(Map.of(), Map.of());

    public MergeTrace {
        deleted = Map.copyOf(deleted);
        added = Map.copyOf(added);
    }

    /** Where something at or below a path was deleted first. */
    Optional<SourceSpan> deletionIn(NodePath path) {
        return deleted.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(path))
                .map(Map.Entry::getValue)
                .min(SourceSpan::compareTo);
    }
}
