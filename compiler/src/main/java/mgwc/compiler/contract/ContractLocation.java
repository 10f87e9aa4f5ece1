package mgwc.compiler.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/**
 * Where the contract of an API lies.
 *
 * @param path relative to the workspace root; starts with {@code ../} when it leaves the workspace
 * @param span where the API says so, or of the mapping that leaves it to the default
 */
public record ContractLocation(String path, SourceSpan span) {

    private static final NodePath FIELD = NodePath.of("spec", "openapi");
    /** What an API that names no contract means. */
    public static final String DEFAULT = "openapi.yaml";

    /**
     * Where the contract of the API in a document lies.
     *
     * @param path of the document
     */
    public static ContractLocation of(String path, Node.Mapping api) {
        Optional<Node> written = api.at(FIELD);
        String relative = api.textAt(FIELD).orElse(DEFAULT);
        SourceSpan span = written.map(Node::span)
                .or(() -> api.entry("spec").map(Node.Entry::keySpan))
                .orElse(SourceSpan.startOf(path));
        return new ContractLocation(normalized(path, relative), span);
    }

    /** The path that a relative path means in a file of the workspace; starts with {@code ../} when it leaves it. */
    public static String normalized(String document, String relative) {
        Deque<String> parts = new ArrayDeque<>(List.of(document.split("/", -1)));
        parts.removeLast();
        for (String part : relative.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty() || parts.getLast().equals("..")) {
                    parts.addLast(part);
                } else {
                    parts.removeLast();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /** The file, or why there is none that can be read. */
    public Outcome<SourceFile> find(SourceTree tree) {
        Optional<SourceFile> file = tree.file(path);
        if (file.isPresent()) {
            return Outcome.of(file.get());
        }
        if (path.startsWith("../")) {
            return Outcome.failed(List.of(ContractRules.MISSING_CONTRACT
                    .at(span, "the contract lies outside of the workspace")
                    .withHelp("put it beside the API; files outside of the workspace are never read")));
        }
        String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
        List<String> neighbours = tree.files().keySet().stream()
                .filter(other -> other.startsWith(folder)
                        && other.indexOf('/', folder.length()) < 0
                        && !other.equals(span.file()))
                .map(other -> other.substring(folder.length()))
                .toList();
        Diagnostic found = ContractRules.MISSING_CONTRACT
                .at(span, "the contract `" + path + "` does not exist in the workspace")
                .withHelp("put the OpenAPI document there, or name it in `spec.openapi`");
        return Outcome.failed(List.of(Spelling.question(path.substring(folder.length()), neighbours)
                .map(found::withMarker)
                .orElse(found)));
    }
}
