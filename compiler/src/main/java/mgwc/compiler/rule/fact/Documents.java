package mgwc.compiler.rule.fact;

import java.util.Map;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/** Looks into documents as they are written. */
public final class Documents {

    private Documents() {}

    /** The entries of the mapping at a path; none when there is no mapping. */
    public static Map<String, Node.Entry> entries(Document document, NodePath path) {
        return entries(document.root(), path);
    }

    public static Map<String, Node.Entry> entries(Node root, NodePath path) {
        return root.at(path)
                .filter(Node.Mapping.class::isInstance)
                .<Map<String, Node.Entry>>map(node -> ((Node.Mapping) node).entries())
                .orElse(Map.of());
    }

    /** The span of the value at a path that is known to be there. */
    public static SourceSpan span(Document document, NodePath path) {
        return document.root().at(path).map(Node::span).orElse(SourceSpan.startOf(document.path()));
    }
}
