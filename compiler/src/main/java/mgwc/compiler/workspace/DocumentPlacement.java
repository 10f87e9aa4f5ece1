package mgwc.compiler.workspace;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.schema.SchemaRules;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.layout.WorkspaceLayout;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** Whether a document lies where its kind belongs, under the name of its place. */
final class DocumentPlacement {

    private static final NodePath VERSION = NodePath.of("metadata", "version");

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
            case API -> namedAsItsFolders(document);
            case WORKSPACE, API_OVERLAY, APPLICATION, THROTTLING_TIERS, RULE, WAIVERS -> Optional.empty();
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

    /**
     * What names of folders tell of an API. Folders may have any name, so one that differs counts only where the other
     * is that of the API, and the difference is not meant: a version beside a version, or a misspelt name.
     */
    private static Optional<Diagnostic> namedAsItsFolders(Document document) {
        String[] parts = document.path().split("/", -1);
        if (parts.length != WorkspaceLayout.DEEPEST) {
            return Optional.empty();
        }
        String name = parts[1];
        String version = parts[2];
        String written = document.root().textAt(VERSION).orElse(version);
        boolean otherVersion = name.equals(document.name()) && !version.equals(written) && isVersion(version);
        boolean otherName = version.equals(written)
                && Spelling.closest(document.name(), List.of(name)).isPresent();
        if (!otherVersion && !otherName) {
            return Optional.empty();
        }
        NodePath field = otherVersion ? VERSION : NodePath.of("metadata", "name");
        String folder = otherVersion ? version : name;
        return Optional.of(SchemaRules.MISNAMED_DOCUMENT
                .at(
                        spanOf(document, field),
                        "the " + field.name() + " `" + (otherVersion ? written : document.name())
                                + "` of the API differs from its folder `" + folder + "`")
                .withHelp("write `" + field.name() + ": " + folder + "`, or rename the folder"));
    }

    /** {@code v2}, {@code 1.0} or {@code 2026-03-01}. */
    private static boolean isVersion(String folder) {
        int start = folder.startsWith("v") ? 1 : 0;
        return folder.length() > start
                && folder.chars().skip(start).allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
    }

    private static String stem(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    }

    private static SourceSpan spanOf(Document document, NodePath path) {
        return document.root().at(path).map(Node::span).orElse(SourceSpan.startOf(document.path()));
    }
}
