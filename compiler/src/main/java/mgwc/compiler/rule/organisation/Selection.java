package mgwc.compiler.rule.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** Places of a document by a path in which {@code *} is any key or index. */
record Selection(List<String> segments) {

    static Selection of(String text) {
        return new Selection(List.of(text.split("\\.", -1)));
    }

    /** Each place with its value, in the order of the document. */
    void forEach(Node root, BiConsumer<NodePath, Node> each) {
        visit(root, NodePath.ROOT, each);
    }

    /** What the asterisks stand for in a place. */
    List<String> keys(NodePath place) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).equals("*")) {
                keys.add(place.segments().get(i));
            }
        }
        return keys;
    }

    private void visit(Node node, NodePath path, BiConsumer<NodePath, Node> each) {
        int depth = path.segments().size();
        if (depth == segments.size()) {
            each.accept(path, node);
            return;
        }
        String segment = segments.get(depth);
        if (!segment.equals("*")) {
            node.at(NodePath.of(segment)).ifPresent(next -> visit(next, path.child(segment), each));
            return;
        }
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach((key, entry) -> visit(entry.value(), path.child(key), each));
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    visit(sequence.items().get(i), path.child(i), each);
                }
            }
            case Node.Scalar ignored -> {}
        }
    }
}
