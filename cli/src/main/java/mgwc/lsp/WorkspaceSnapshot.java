package mgwc.lsp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.layout.Folder;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/**
 * A workspace at one moment, with what is unsaved.
 *
 * @param open the documents that are open in an editor, by path
 */
record WorkspaceSnapshot(
        Outcome<SourceTree> source, Map<String, OpenDocument> open, Encoding encoding, Outlines outlines) {

    /** A document of the workspace, however broken. */
    record PartialDocument(String path, Kind kind, Outline outline) {

        /** The API that the document declares or changes; empty while it does not say. */
        Optional<String> api() {
            String[] place = kind == Kind.API_OVERLAY ? new String[] {"spec", "targetRef"} : new String[] {"metadata"};
            return outline.at(NodePath.of(place))
                    .flatMap(at -> outline.text(at.path().child("name"))
                            .flatMap(name ->
                                    outline.text(at.path().child("version")).map(version -> name + "-" + version)));
        }

        /** The environment whose folder the document lies in; empty elsewhere. */
        String environment() {
            return WorkspaceLayout.environmentOf(path).orElse("");
        }
    }

    /** A text that lies in no workspace, as if it were alone in one. */
    static WorkspaceSnapshot alone(String path, String text, Encoding encoding) {
        SourceTree tree = SourceTree.of(List.of(new SourceFile(path, text.getBytes(StandardCharsets.UTF_8))));
        return new WorkspaceSnapshot(Outcome.of(tree), Map.of(), encoding, new Outlines());
    }

    /** The same, for somebody who may go away: the checkpoint is asked before every step that takes a while. */
    WorkspaceSnapshot whileWanted(Runnable checkpoint) {
        return new WorkspaceSnapshot(source, open, encoding, outlines.whileWanted(checkpoint));
    }

    SourceTree tree() {
        return source.value().orElseGet(() -> SourceTree.of(List.of()));
    }

    Lines lines(String path) {
        return new Lines(tree().lines(path), encoding);
    }

    Outline contract(String path) {
        return outlines.contract(tree(), path);
    }

    /** The file as a document; empty when it is none, such as a contract. */
    Optional<PartialDocument> partial(String path) {
        if (!isYaml(path)) {
            return Optional.empty();
        }
        boolean mayBeContract =
                Folder.APIS.holds(path) && WorkspaceLayout.kindAt(path).isEmpty();
        Outline outline = mayBeContract ? contract(path) : outlines.document(tree(), path);
        return outline.text("kind")
                .flatMap(Kind::of)
                .or(() -> WorkspaceLayout.kindAt(path))
                .map(kind -> new PartialDocument(path, kind, outline));
    }

    /** The documents of a kind that lie where documents of the kind belong. */
    List<PartialDocument> partials(Kind kind) {
        String start = WorkspaceLayout.start(kind);
        return tree().files().subMap(start, start + Character.MAX_VALUE).keySet().stream()
                .filter(path -> isYaml(path) && mayHold(path, kind))
                .flatMap(path -> partial(path).stream())
                .filter(partial -> partial.kind() == kind)
                .toList();
    }

    /** Told by the path alone, for contracts and overlays are many. */
    private static boolean mayHold(String path, Kind kind) {
        return switch (kind) {
            case API, ENVIRONMENT, API_OVERLAY -> WorkspaceLayout.kindAt(path).equals(Optional.of(kind));
            case WORKSPACE, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS, ENVIRONMENT_RELEASE -> true;
        };
    }

    /** The document that declares an API. */
    Optional<PartialDocument> api(String id) {
        return partials(Kind.API).stream()
                .filter(api -> api.api().equals(Optional.of(id)))
                .findFirst();
    }

    private static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }
}
