package mgwc.compiler.workspace;

import java.util.Optional;
import mgwc.compiler.contract.ContractLocation;
import mgwc.compiler.yaml.Node;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/**
 * What a document is and which API it belongs to: as much as it takes to put a workspace together, without the
 * document's tree.
 *
 * @param path of the file, relative to the workspace root
 * @param api the API that the document declares or changes
 * @param contract path of the contract that the document names as an API, or leaves to the default
 */
public record Head(String path, Kind kind, String name, Optional<ApiId> api, Optional<String> contract) {

    private static final NodePath VERSION = NodePath.of("metadata", "version");
    private static final NodePath TARGET = NodePath.of("spec", "targetRef");

    /** The head of a document that fits its schema. */
    public static Head of(Document document) {
        Node.Mapping root = document.root();
        return switch (document.kind()) {
            case API ->
                new Head(
                        document.path(),
                        document.kind(),
                        document.name(),
                        Optional.of(new ApiId(document.name(), text(root, VERSION))),
                        Optional.of(ContractLocation.of(document.path(), root).path()));
            case API_OVERLAY ->
                new Head(
                        document.path(),
                        document.kind(),
                        document.name(),
                        Optional.of(new ApiId(text(root, TARGET.child("name")), text(root, TARGET.child("version")))),
                        Optional.empty());
            case WORKSPACE, ENVIRONMENT, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS, ENVIRONMENT_RELEASE ->
                new Head(document.path(), document.kind(), document.name(), Optional.empty(), Optional.empty());
        };
    }

    private static String text(Node.Mapping root, NodePath path) {
        return root.textAt(path).orElse("");
    }

    /** The environment whose folder the file lies in. */
    public Optional<String> environment() {
        return WorkspaceLayout.environmentOf(path);
    }

    /** Equal for documents of which a workspace may have only one. */
    String identity() {
        return switch (kind) {
            case API -> kind + " " + name + " " + version();
            case API_OVERLAY -> kind + " " + environment().orElse("") + " " + name;
            case WORKSPACE, ENVIRONMENT, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS, ENVIRONMENT_RELEASE ->
                kind + " " + name;
        };
    }

    /** {@code Api `pizza-shack v1`}. */
    String subject() {
        return kind + " `" + name + (kind == Kind.API ? " " + version() : "") + "`";
    }

    private String version() {
        return api.map(ApiId::version).orElse("");
    }
}
