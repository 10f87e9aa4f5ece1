package mgwc.compiler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.source.SourceTree;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;
import mgwc.value.ApiId;

/**
 * Writes the documents of a workspace, each from its {@code spec}, to the place of its kind. Each method gives a new
 * builder.
 */
public record WorkspaceBuilder(InMemory files, YamlStyle style) {

    /** Without any file. */
    public static WorkspaceBuilder empty(YamlStyle style) {
        return new WorkspaceBuilder(new InMemory(SourceTree.of(List.of())), style);
    }

    /** A mapping of the pairs, which are a key and a value in turns; it can be changed. */
    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** A document of any kind but an API or an overlay. */
    public WorkspaceBuilder document(Kind kind, String name, Map<String, ?> spec) {
        return document(WorkspaceLayout.placeOf(kind, name), kind, map("name", name), spec);
    }

    public WorkspaceBuilder api(ApiId id, Map<String, ?> spec) {
        return document(folder(id) + "api.yaml", Kind.API, map("name", id.name(), "version", id.version()), spec);
    }

    /** The contract beside an API. */
    public WorkspaceBuilder contract(ApiId id, Map<String, ?> openApi) {
        return new WorkspaceBuilder(files.with(folder(id) + "openapi.yaml", style.text(openApi)), style);
    }

    /** What an environment changes of an API; the spec need not name the API. */
    public WorkspaceBuilder overlay(String environment, ApiId id, Map<String, ?> changes) {
        Map<String, Object> spec = map("targetRef", map("name", id.name(), "version", id.version()));
        spec.putAll(changes);
        return document(WorkspaceLayout.overlay(environment, id), Kind.API_OVERLAY, map("name", id.toString()), spec);
    }

    /** The same files; those to come are written in another style. */
    public WorkspaceBuilder in(YamlStyle other) {
        return new WorkspaceBuilder(files, other);
    }

    private WorkspaceBuilder document(String path, Kind kind, Map<String, ?> metadata, Map<String, ?> spec) {
        Map<String, Object> document =
                map("apiVersion", "mgwc/v1", "kind", kind.toString(), "metadata", metadata, "spec", spec);
        return new WorkspaceBuilder(files.with(path, style.text(document)), style);
    }

    private static String folder(ApiId id) {
        return WorkspaceLayout.start(Kind.API) + id.name() + "/" + id.version() + "/";
    }
}
