package mgwc.compiler.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.schema.MergeTrace;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.Origin;
import mgwc.value.NodePath;

/**
 * Merges a change into a tree as RFC 7386 says: mappings merge, anything else replaces, {@code null} deletes. Every
 * value of the result knows who set it and what it replaced.
 *
 * <p>A change that changes nothing (deletes what is not there, repeats the value that holds) is reported: it is either
 * a slip or out of date.
 */
final class Merge {

    private final Map<NodePath, SourceSpan> deleted = new TreeMap<>();
    private final Map<NodePath, Set<String>> added = new TreeMap<>();
    private final SortedMap<NodePath, SourceSpan> touched = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /**
     * The merged tree and what is worth saying about the change.
     *
     * @param touched the places that the change set or deleted, none below another, with the span that did it
     */
    record Result(
            Node.Mapping root,
            MergeTrace trace,
            SortedMap<NodePath, SourceSpan> touched,
            List<Diagnostic> diagnostics) {}

    private Merge() {}

    /** {@code base} with {@code change} merged in; {@code at} is where both stand in their document. */
    static Result of(Node.Mapping base, Node.Mapping change, NodePath at) {
        Merge merge = new Merge();
        Node.Mapping root = merge.mapping(base, change, at);
        return new Result(root, new MergeTrace(merge.deleted, merge.added), merge.touched, merge.diagnostics);
    }

    private Node.Mapping mapping(Node.Mapping base, Node.Mapping change, NodePath at) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(base.entries());
        change.entries().forEach((key, changed) -> {
            NodePath path = at.child(key);
            Entry existing = base.entries().get(key);
            if (isNull(changed.value())) {
                delete(entries, key, changed, path);
            } else if (existing == null) {
                add(entries, key, changed, path);
            } else {
                entries.put(key, replace(existing, changed, path));
            }
        });
        return new Node.Mapping(base.origin(), entries);
    }

    private void delete(Map<String, Entry> entries, String key, Entry changed, NodePath path) {
        if (entries.remove(key) == null) {
            Diagnostic found = OverlayRules.DELETED_NOTHING
                    .at(changed.keySpan(), "`" + path.dotted() + "` is deleted but is not there")
                    .withHelp("delete the line");
            diagnostics.add(Spelling.question(key, entries.keySet())
                    .map(found::withMarker)
                    .orElse(found));
        } else {
            deleted.put(path, changed.value().span());
            touched.put(path, changed.value().span());
        }
    }

    private void add(Map<String, Entry> entries, String key, Entry changed, NodePath path) {
        if (changed.value() instanceof Node.Mapping) {
            added.put(path, Set.copyOf(entries.keySet()));
        }
        entries.put(key, new Entry(changed.keySpan(), taken(changed, path)));
    }

    private Entry replace(Entry existing, Entry changed, NodePath path) {
        if (existing.value() instanceof Node.Mapping before && changed.value() instanceof Node.Mapping after) {
            return new Entry(existing.keySpan(), mapping(before, after, path));
        }
        if (NodeText.equal(existing.value(), changed.value())) {
            diagnostics.add(OverlayRules.NO_OP_OVERRIDE
                    .at(changed.value().span(), "`" + path.dotted() + "` has this value already")
                    .withRelated(existing.value().span(), "set here")
                    .withHelp("delete the line"));
        }
        return new Entry(changed.keySpan(), replacing(taken(changed, path), existing.value()));
    }

    /** A value that stands where no mapping stood: a mapping is merged into nothing, so that no null stays in it. */
    private Node taken(Entry changed, NodePath path) {
        if (changed.value() instanceof Node.Mapping mapping
                && !mapping.entries().isEmpty()) {
            return mapping(new Node.Mapping(mapping.origin(), new LinkedHashMap<>()), mapping, path);
        }
        touched.put(path, changed.value().span());
        return changed.value();
    }

    private static Node replacing(Node node, Node before) {
        List<Origin.Replaced> replaced = new ArrayList<>();
        replaced.add(new Origin.Replaced(before.span(), NodeText.of(before)));
        if (before.origin() instanceof Origin.Written written) {
            replaced.addAll(written.replaced());
        }
        Origin origin = new Origin.Written(node.span(), replaced);
        return switch (node) {
            case Node.Mapping mapping -> new Node.Mapping(origin, mapping.entries());
            case Node.Sequence sequence -> new Node.Sequence(origin, sequence.items());
            case Node.Scalar scalar -> new Node.Scalar(origin, scalar.text(), scalar.type());
        };
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL;
    }
}
