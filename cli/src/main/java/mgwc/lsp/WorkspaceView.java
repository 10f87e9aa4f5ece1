package mgwc.lsp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/**
 * A workspace at one moment, with what is unsaved.
 *
 * @param open the documents that are open in an editor, by path
 */
record WorkspaceView(Outcome<SourceTree> source, Map<String, OpenDocument> open, Encoding encoding, Outlines outlines) {

    /** A document of the workspace, however broken. */
    record Sketch(String path, Kind kind, Outline outline) {

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
            String[] parts = path.split("/", 3);
            return parts.length == 3 && parts[0].equals("environments") ? parts[1] : "";
        }
    }

    /** A text that lies in no workspace, as if it were alone in one. */
    static WorkspaceView alone(String path, String text, Encoding encoding) {
        SourceTree tree = SourceTree.of(List.of(new SourceFile(path, text.getBytes(StandardCharsets.UTF_8))));
        return new WorkspaceView(Outcome.of(tree), Map.of(), encoding, new Outlines());
    }

    /** The same, for somebody who may go away: the checkpoint is asked before every step that takes a while. */
    WorkspaceView whileWanted(Runnable checkpoint) {
        return new WorkspaceView(source, open, encoding, outlines.whileWanted(checkpoint));
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
    Optional<Sketch> sketch(String path) {
        if (!isYaml(path)) {
            return Optional.empty();
        }
        boolean mayBeContract = path.startsWith("apis/") && kindOfPlace(path).isEmpty();
        Outline outline = mayBeContract ? contract(path) : outlines.document(tree(), path);
        return outline.text("kind")
                .flatMap(Kind::of)
                .or(() -> kindOfPlace(path))
                .map(kind -> new Sketch(path, kind, outline));
    }

    /** The documents of a kind that lie where documents of the kind belong. */
    List<Sketch> sketches(Kind kind) {
        return tree().files().subMap(folder(kind), folder(kind) + Character.MAX_VALUE).keySet().stream()
                .filter(path -> isYaml(path) && mayHold(path, kind))
                .flatMap(path -> sketch(path).stream())
                .filter(sketch -> sketch.kind() == kind)
                .toList();
    }

    private static String folder(Kind kind) {
        return switch (kind) {
            case WORKSPACE -> "mgwc.yaml";
            case API -> "apis/";
            case APPLICATION -> "applications/";
            case ENVIRONMENT, API_OVERLAY -> "environments/";
            case THROTTLING_TIERS, RULE, WAIVERS -> "policies/";
            case ENVIRONMENT_RELEASE -> "releases/";
        };
    }

    /** Told by the path alone, for contracts and overlays are many. */
    private static boolean mayHold(String path, Kind kind) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return switch (kind) {
            case API -> file.startsWith("api.");
            case ENVIRONMENT -> file.startsWith("environment.");
            case API_OVERLAY -> !file.startsWith("environment.");
            case WORKSPACE, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS, ENVIRONMENT_RELEASE -> true;
        };
    }

    /** The document that declares an API. */
    Optional<Sketch> api(String id) {
        return sketches(Kind.API).stream()
                .filter(api -> api.api().equals(Optional.of(id)))
                .findFirst();
    }

    private static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    /** What a file is by where it lies. */
    static Optional<Kind> kindOfPlace(String path) {
        String[] parts = path.split("/", -1);
        String file = parts[parts.length - 1];
        return switch (parts[0]) {
            case "mgwc.yaml" -> Optional.of(Kind.WORKSPACE);
            case "apis" -> file.startsWith("api.") ? Optional.of(Kind.API) : Optional.empty();
            case "applications" -> Optional.of(Kind.APPLICATION);
            case "policies" -> Optional.of(path.startsWith("policies/rules/") ? Kind.RULE : Kind.THROTTLING_TIERS);
            case "releases" -> Optional.of(Kind.ENVIRONMENT_RELEASE);
            case "environments" ->
                Optional.of(parts.length == 3 && file.startsWith("environment.") ? Kind.ENVIRONMENT : Kind.API_OVERLAY);
            default -> Optional.empty();
        };
    }
}
