package mgwc.compiler.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mgwc.compiler.resolve.At;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Origin;
import mgwc.value.DurationText;
import mgwc.value.NodePath;

/**
 * The values of a document's effective tree that have no parts, and its lists as a whole, in the form they are compared
 * in: numbers, durations and lists that are sets do not depend on how they are written.
 *
 * @param prefix what is left off the paths
 */
record Leaves(At<?> document, NodePath from, List<NodePath> except, NodePath prefix) {

    private static final Set<String> DURATIONS = Set.of("connect", "response", "idle", "per", "clockSkew");
    private static final Set<String> ORDERED = Set.of("clientIdClaims", "exec", "promotion");

    static Leaves of(At<?> document) {
        return new Leaves(document, NodePath.ROOT, List.of(), NodePath.ROOT);
    }

    Leaves below(NodePath path) {
        return new Leaves(document, path, except, prefix);
    }

    Leaves except(NodePath... paths) {
        return new Leaves(document, from, List.of(paths), prefix);
    }

    /** With paths that start below {@link #from}. */
    Leaves relative() {
        return new Leaves(document, from, except, from);
    }

    void into(Map<NodePath, EffectiveValue> leaves) {
        document.node(from).ifPresent(node -> collect(node, from, leaves));
    }

    private void collect(Node node, NodePath path, Map<NodePath, EffectiveValue> leaves) {
        if (except.contains(path)) {
            return;
        }
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach((key, entry) -> collect(entry.value(), path.child(key), leaves));
            case Node.Sequence sequence -> leaf(path, items(path.name(), sequence), leaves);
            case Node.Scalar scalar -> leaf(path, value(path.name(), scalar), leaves);
        }
    }

    private void leaf(NodePath path, ComparedValue value, Map<NodePath, EffectiveValue> leaves) {
        NodePath shown = new NodePath(path.segments()
                .subList(prefix.segments().size(), path.segments().size()));
        boolean written = document.node(path)
                .map(node -> node.origin() instanceof Origin.Written)
                .orElse(false);
        leaves.put(shown, new EffectiveValue(value, document.span(path), written, false));
    }

    private static ComparedValue items(String name, Node.Sequence sequence) {
        Stream<String> items =
                sequence.items().stream().map(item -> value(name, item).text());
        return new ComparedValue.Items(
                (ORDERED.contains(name) ? items : items.sorted().distinct()).toList());
    }

    private static ComparedValue value(String name, Node node) {
        ComparedValue value = ComparedValue.of(node);
        return DURATIONS.contains(name) && value instanceof ComparedValue.Text text
                ? DurationText.parse(text.text())
                        .<ComparedValue>map(ComparedValue.Time::new)
                        .orElse(value)
                : value;
    }
}
