package mgwc.compiler.rule;

import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.fact.Documents;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.value.NodePath;

/** What the overlays of an API say themselves, before they are merged. */
public final class Overlays {

    private Overlays() {}

    /** Where an overlay deletes the value at a path, or something around it. */
    public static Optional<SourceSpan> deletion(ServedApi served, NodePath path) {
        return served.overlays().stream()
                .flatMap(overlay -> deletion(overlay.root(), path).stream())
                .findFirst();
    }

    /** Where an overlay deletes one of the entries of the mapping at a path. */
    public static Optional<SourceSpan> deletionBelow(ServedApi served, NodePath path) {
        return served.overlays().stream()
                .flatMap(overlay -> Documents.entries(overlay.root(), path).values().stream())
                .filter(entry -> isNull(entry.value()))
                .map(Node.Entry::keySpan)
                .findFirst();
    }

    /** Whether an overlay has a say in the value at a path, other than the one that a span is in. */
    public static boolean change(ServedApi served, NodePath path, SourceSpan said) {
        return served.overlays().stream()
                .anyMatch(overlay ->
                        overlay.node(path).isPresent() && !overlay.path().equals(said.file()));
    }

    private static Optional<SourceSpan> deletion(Node.Mapping root, NodePath path) {
        Node.Mapping at = root;
        for (String segment : path.segments()) {
            Optional<Node.Entry> entry = at.entry(segment);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            if (isNull(entry.get().value())) {
                return Optional.of(entry.get().keySpan());
            }
            if (!(entry.get().value() instanceof Node.Mapping below)) {
                return Optional.empty();
            }
            at = below;
        }
        return Optional.empty();
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL;
    }
}
