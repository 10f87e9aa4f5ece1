package mgwc.compiler.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Document;
import mgwc.compiler.parse.KindSchema;
import mgwc.compiler.parse.Node;
import mgwc.compiler.parse.Node.Entry;
import mgwc.compiler.parse.SchemaCheck;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Severity;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.report.Spelling;
import mgwc.compiler.resolve.EnvironmentConfig.OverlayTarget;
import mgwc.model.ApiOverlay;
import mgwc.model.ApiOverlay.TargetRef;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/** The APIs of the workspace as the overlays of one environment make them. */
final class OverlayApplication {

    private static final NodePath SPEC = NodePath.of("spec");
    private static final NodePath TARGET = NodePath.of("spec", "targetRef");

    private final Declarations declarations;
    private final Map<ApiId, Document> bases = new TreeMap<>();
    private final Map<ApiId, List<Document>> changes = new TreeMap<>();
    private final List<Document> effective = new ArrayList<>();
    private final List<OverlayTarget> targets = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private OverlayApplication(Declarations declarations) {
        this.declarations = declarations;
    }

    static OverlayApplication of(Declarations declarations, String environment) {
        OverlayApplication application = new OverlayApplication(declarations);
        declarations.ofKind(Kind.API).forEach(api -> application.bases.put(idOf(api), api));
        declarations.ofKind(Kind.API_OVERLAY).stream()
                .filter(overlay -> overlay.environment().equals(Optional.of(environment)))
                .forEach(application::match);
        application.bases.forEach(application::apply);
        return application;
    }

    /** The API documents as they are in the environment; those that an overlay breaks are left out. */
    List<Document> apis() {
        return effective;
    }

    List<OverlayTarget> targets() {
        return targets;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private static ApiId idOf(Document api) {
        return new ApiId(
                api.name(),
                api.root().textAt(NodePath.of("metadata", "version")).orElse(""));
    }

    private void match(Document overlay) {
        ApiOverlay bound = Binder.bind(
                Defaults.fillIn(overlay.root(), KindSchema.of(Kind.API_OVERLAY).view()), ApiOverlay.class);
        TargetRef ref = bound.spec().targetRef();
        ApiId id = new ApiId(ref.name(), ref.version());
        boolean found = bases.containsKey(id);
        targets.add(new OverlayTarget(
                new At<>(bound, overlay.path(), overlay.root()), found ? Optional.of(id) : Optional.empty()));
        if (found) {
            changes.computeIfAbsent(id, key -> new ArrayList<>()).add(overlay);
        } else if (declarations.broken().stream().noneMatch(path -> path.startsWith("apis/"))) {
            diagnostics.add(unmatched(overlay, ref));
        }
    }

    private Diagnostic unmatched(Document overlay, TargetRef ref) {
        List<String> names = bases.keySet().stream().map(ApiId::name).toList();
        List<String> versions = bases.keySet().stream()
                .filter(id -> id.name().equals(ref.name()))
                .map(ApiId::version)
                .toList();
        NodePath field = TARGET.child(versions.isEmpty() ? "name" : "version");
        SourceSpan span = overlay.root().at(field).map(Node::span).orElse(SourceSpan.startOf(overlay.path()));
        Diagnostic found = OverlayRules.UNMATCHED_TARGET.at(
                span, "the overlay changes API `" + ref.name() + "` `" + ref.version() + "`, which does not exist");
        if (!versions.isEmpty()) {
            return found.withHelp("`" + ref.name() + "` has " + String.join(", ", versions));
        }
        return Spelling.question(ref.name(), names).map(found::withMarker).orElse(found);
    }

    private void apply(ApiId id, Document base) {
        Node.Mapping spec = (Node.Mapping) base.root().get("spec").orElseThrow();
        Map<NodePath, SourceSpan> deleted = new TreeMap<>();
        List<Document> overlays = changes.getOrDefault(id, List.of());
        for (Document overlay : overlays) {
            Merge.Result merged = Merge.of(spec, change(overlay), SPEC);
            spec = merged.root();
            deleted.putAll(merged.deleted());
            diagnostics.addAll(merged.diagnostics());
        }
        if (overlays.isEmpty()) {
            effective.add(base);
            return;
        }
        Node.Mapping root = withSpec(base.root(), spec);
        List<Diagnostic> found = SchemaCheck.check(root, KindSchema.of(Kind.API), deleted);
        diagnostics.addAll(found);
        if (found.stream().noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
            effective.add(new Document(base.path(), base.kind(), base.name(), root));
        }
    }

    private static Node.Mapping withSpec(Node.Mapping root, Node.Mapping spec) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(root.entries());
        entries.computeIfPresent("spec", (key, entry) -> new Entry(entry.keySpan(), spec));
        return new Node.Mapping(root.origin(), entries);
    }

    private static Node.Mapping change(Document overlay) {
        Node.Mapping spec = (Node.Mapping) overlay.root().get("spec").orElseThrow();
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(spec.entries());
        entries.remove("targetRef");
        return new Node.Mapping(spec.origin(), entries);
    }
}
