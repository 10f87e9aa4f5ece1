package mgwc.compiler.parse;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.yaml.Node;
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
        String name = document.name();
        return switch (document.kind()) {
            case WORKSPACE -> path.equals("mgwc.yaml") ? Optional.empty() : misplaced(document, "mgwc.yaml");
            case API ->
                path.startsWith("apis/")
                        ? Optional.empty()
                        : misplaced(document, "apis/" + name + "/<version>/api.yaml");
            case APPLICATION ->
                path.startsWith("applications/")
                        ? Optional.empty()
                        : misplaced(document, "applications/" + name + ".yaml");
            case THROTTLING_TIERS, RULE, WAIVERS ->
                path.startsWith("policies/") ? Optional.empty() : misplaced(document, "policies/" + name + ".yaml");
            case API_OVERLAY ->
                document.environment().isPresent()
                        ? Optional.empty()
                        : misplaced(document, "environments/<environment>/apis/" + name + ".yaml");
            case ENVIRONMENT -> environment(document);
            case ENVIRONMENT_RELEASE ->
                path.startsWith("releases/")
                        ? named(document, stem(path))
                        : misplaced(document, "releases/" + name + ".yaml");
        };
    }

    private static Optional<Diagnostic> environment(Document document) {
        String[] parts = document.path().split("/", -1);
        boolean placed = parts.length == 3
                && parts[0].equals("environments")
                && (parts[2].equals("environment.yaml") || parts[2].equals("environment.yml"));
        return placed
                ? named(document, parts[1])
                : misplaced(document, "environments/" + document.name() + "/environment.yaml");
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
