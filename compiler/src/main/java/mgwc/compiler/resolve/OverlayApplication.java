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
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.report.Spelling;
import mgwc.compiler.resolve.EnvironmentConfig.OverlayTarget;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.model.ApiOverlay;
import mgwc.model.ApiOverlay.TargetRef;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/** The APIs of the workspace as the overlays of one environment make them. */
final class OverlayApplication {

    private static final NodePath VERSION = NodePath.of("metadata", "version");
    private static final NodePath TARGET = NodePath.of("spec", "targetRef");

    private final Declarations declarations;
    private final Map<ApiId, OverlaidApi> apis = new TreeMap<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<OverlayTarget> targets = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private OverlayApplication(Declarations declarations) {
        this.declarations = declarations;
    }

    static OverlayApplication of(Declarations declarations, String environment) {
        OverlayApplication application = new OverlayApplication(declarations);
        declarations.ofKind(Kind.API).forEach(api -> application.apis.put(idOf(api), new OverlaidApi(api)));
        declarations.ofKind(Kind.API_OVERLAY).stream()
                .filter(overlay -> overlay.environment().equals(Optional.of(environment)))
                .forEach(application::match);
        application.finish();
        return application;
    }

    private static ApiId idOf(Document api) {
        return new ApiId(api.name(), api.root().textAt(VERSION).orElse(""));
    }

    private void finish() {
        for (OverlaidApi api : apis.values()) {
            Outcome<Document> outcome = api.resolve();
            diagnostics.addAll(outcome.diagnostics());
            outcome.value().ifPresent(documents::add);
        }
    }

    /** The API documents as they are in the environment; those that an overlay breaks are left out. */
    List<Document> documents() {
        return documents;
    }

    List<OverlayTarget> targets() {
        return targets;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private void match(Document overlay) {
        Node.Mapping effective =
                Defaults.fillIn(overlay.root(), KindSchema.of(Kind.API_OVERLAY).view());
        ApiOverlay bound = Binder.overlay(effective);
        TargetRef ref = bound.spec().targetRef();
        ApiId id = new ApiId(ref.name(), ref.version());
        OverlaidApi api = apis.get(id);
        targets.add(new OverlayTarget(
                new At<>(bound, overlay.path(), overlay.root()),
                Optional.ofNullable(api).map(found -> id)));
        if (api != null) {
            api.apply(change(overlay));
        } else if (declarations.broken().stream().noneMatch(path -> path.startsWith("apis/"))) {
            diagnostics.add(unmatched(overlay, ref));
        }
    }

    private static Node.Mapping change(Document overlay) {
        Node.Mapping spec = (Node.Mapping) overlay.root().get("spec").orElseThrow();
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(spec.entries());
        entries.remove("targetRef");
        return new Node.Mapping(spec.origin(), entries);
    }

    private Diagnostic unmatched(Document overlay, TargetRef ref) {
        List<String> names = apis.keySet().stream().map(ApiId::name).toList();
        List<String> versions = apis.keySet().stream()
                .filter(id -> id.name().equals(ref.name()))
                .map(id -> "`" + id.version() + "`")
                .toList();
        NodePath field = TARGET.child(versions.isEmpty() ? "name" : "version");
        SourceSpan span = overlay.root().at(field).map(Node::span).orElse(SourceSpan.startOf(overlay.path()));
        Diagnostic found = OverlayRules.UNMATCHED_TARGET.at(
                span, "the overlay changes API `" + ref.name() + "` `" + ref.version() + "`, which does not exist");
        if (!versions.isEmpty()) {
            return found.withHelp("versions of `" + ref.name() + "` are " + String.join(", ", versions));
        }
        return Spelling.question(ref.name(), names).map(found::withMarker).orElse(found);
    }
}
