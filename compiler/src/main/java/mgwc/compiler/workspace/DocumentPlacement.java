package mgwc.compiler.workspace;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.schema.SchemaRules;
import mgwc.compiler.yaml.Node;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** Whether a document lies where its kind belongs, under the name of its place. */
final class DocumentPlacement {

    private DocumentPlacement() {}

    static Outcome<Document> check(Document document) {
        Optional<Diagnostic> problem = problem(document);
        return problem.isEmpty() ? Outcome.of(document) : Outcome.failed(List.of(problem.get()));
    }

    private static Optional<Diagnostic> problem(Document document) {
        String path = document.path();
        Kind kind = document.kind();
        if (!WorkspaceLayout.isPlaceOf(kind, path)) {
            return misplaced(document, WorkspaceLayout.placeOf(kind, document.name()));
        }
        return switch (kind) {
            case ENVIRONMENT -> named(document, document.environment().orElseThrow());
            case ENVIRONMENT_RELEASE -> named(document, stem(path));
            case WORKSPACE, API, API_OVERLAY, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS -> Optional.empty();
        };
    }

    private static Optional<Diagnostic> misplaced(Document document, String place) {
        Kind kind = document.kind();
        return Optional.of(SchemaRules.MISPLACED_DOCUMENT
                .at(
                        spanOf(document, NodePath.of("kind")),
                        "a document of kind `" + kind + "` does not belong into `" + document.path() + "`")
                .withHelp("move it to `" + place + "`"));
    }

    private static Optional<Diagnostic> named(Document document, String place) {
        if (document.name().equals(place)) {
            return Optional.empty();
        }
        return Optional.of(SchemaRules.MISNAMED_DOCUMENT
                .at(
                        spanOf(document, NodePath.of("metadata", "name")),
                        "the name `" + document.name() + "` differs from the place `" + place + "` of the document")
                .withHelp("write `name: " + place + "`, or move the document"));
    }

    private static String stem(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    }

    private static SourceSpan spanOf(Document document, NodePath path) {
        return document.root().at(path).map(Node::span).orElse(SourceSpan.startOf(document.path()));
    }
}
