package mgwc.compiler.rule;

import java.util.Optional;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/** What the overlays of an environment say themselves, before they are merged. */
final class Overlays {

    private Overlays() {}

    /** Where an overlay deletes the value at a path of an API, or something around it. */
    static Optional<SourceSpan> deletion(EnvironmentConfig config, ApiId api, NodePath path) {
        return config.overlays().stream()
                .filter(target -> target.api().equals(Optional.of(api)))
                .flatMap(target -> deletion(target.overlay().root(), path).stream())
                .findFirst();
    }

    /** Where an overlay deletes one of the entries of the mapping at a path of an API. */
    static Optional<SourceSpan> deletionBelow(EnvironmentConfig config, ApiId api, NodePath path) {
        return config.overlays().stream()
                .filter(target -> target.api().equals(Optional.of(api)))
                .flatMap(target -> Documents.entries(target.overlay().root(), path).values().stream())
                .filter(entry -> isNull(entry.value()))
                .map(Node.Entry::keySpan)
                .findFirst();
    }

    /** Whether an overlay has a say in the value at a path, other than the one that a span is in. */
    static boolean change(EnvironmentConfig config, ApiId api, NodePath path, SourceSpan said) {
        return config.overlays().stream()
                .filter(target -> target.api().equals(Optional.of(api)))
                .map(EnvironmentConfig.OverlayTarget::overlay)
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
