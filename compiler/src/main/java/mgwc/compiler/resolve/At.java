package mgwc.compiler.resolve;

import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Origin;
import mgwc.value.NodePath;

/**
 * A bound document and the tree it was bound from, so that any part of it can be pointed at.
 *
 * @param path of the file that declares the document
 * @param root the effective tree: overlays merged, defaults filled in
 */
public record At<T>(T value, String path, Node.Mapping root) {

    public Optional<Node> node(NodePath path) {
        return root.at(path);
    }

    /** Who set the value at a path; where there is none, who set the closest value above it. */
    public Origin origin(NodePath path) {
        NodePath closest = path;
        while (true) {
            Optional<Node> node = root.at(closest);
            if (node.isPresent()) {
                return node.get().origin();
            }
            closest = closest.parent();
        }
    }

    /** The value to point at; where a default holds or there is no value, the key of the closest one above it. */
    public SourceSpan span(NodePath path) {
        Optional<Node> node = root.at(path);
        boolean written = node.isPresent() && node.get().origin() instanceof Origin.Written;
        return written ? node.get().span() : keySpan(path.parent());
    }

    /**
     * The key that leads to a path, or the item itself in a list; where it is not written, the key of the closest
     * mapping above that is. At the root the first key of the document.
     */
    public SourceSpan keySpan(NodePath path) {
        NodePath closest = path;
        while (!closest.isRoot()) {
            Optional<Node> parent = root.at(closest.parent());
            if (parent.isPresent() && parent.get() instanceof Node.Mapping mapping) {
                Node.Entry entry = mapping.entries().get(closest.name());
                if (entry != null && entry.value().origin() instanceof Origin.Written) {
                    return entry.keySpan();
                }
            } else {
                Optional<Node> item = root.at(closest);
                if (item.isPresent() && item.get().origin() instanceof Origin.Written) {
                    return item.get().span();
                }
            }
            closest = closest.parent();
        }
        return root.entries().isEmpty()
                ? root.span()
                : root.entries().firstEntry().getValue().keySpan();
    }

    /** The same tree, bound to another value. */
    public <R> At<R> with(R other) {
        return new At<>(other, path, root);
    }
}
