package mgwc.compiler.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.schema.SchemaCheck;
import mgwc.compiler.schema.SchemaRules;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.SyntaxRules;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.model.Kind;
import mgwc.schema.SchemaCatalog;
import mgwc.value.NodePath;

/** Reads one file as a document of the workspace: well-formed, of a known kind, fit for its schema, in its place. */
final class DocumentReader {

    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::toString).toList();

    private DocumentReader() {}

    static Outcome<Document> read(SourceFile file) {
        Outcome<Node> text = YamlReader.read(file, YamlDialect.DOCUMENT);
        Outcome<Document> document = new Outcome<>(text.value(), List.of())
                .then(root -> shape(file.path(), root))
                .then(root -> ofKind(file.path(), root))
                .then(DocumentReader::fit)
                .then(DocumentPlacement::check);
        return new Outcome<>(document.value(), withoutEchoes(explained(text), document.diagnostics()));
    }

    /** What is wrong with the text; a key without a value is shown with one, as its kind has it. */
    private static List<Diagnostic> explained(Outcome<Node> text) {
        if (text.diagnostics().isEmpty() || text.value().isEmpty()) {
            return text.diagnostics();
        }
        Node root = text.value().get();
        Optional<Kind> kind = root.textAt(NodePath.of("kind")).flatMap(Kind::of);
        return text.diagnostics().stream()
                .map(found -> kind.isPresent() && found.rule().equals(SyntaxRules.BARE_NULL.id())
                        ? SchemaCheck.withExample(found, root, KindSchema.of(kind.get()))
                        : found)
                .toList();
    }

    /** What the schema says about a line whose YAML is at fault already is an echo of that fault. */
    private static List<Diagnostic> withoutEchoes(List<Diagnostic> faults, List<Diagnostic> later) {
        Set<Integer> lines =
                faults.stream().map(fault -> fault.span().startLine()).collect(Collectors.toSet());
        List<Diagnostic> all = new ArrayList<>(faults);
        later.stream()
                .filter(found -> !lines.contains(found.span().startLine()))
                .forEach(all::add);
        return all;
    }

    private static Outcome<Node.Mapping> shape(String path, Node root) {
        if (root instanceof Node.Mapping mapping) {
            return Outcome.of(mapping);
        }
        return failed(SchemaRules.NOT_A_MAPPING
                .at(root.span(), "`" + path + "` is not a mapping")
                .withHelp("a document starts with `apiVersion: " + SchemaCatalog.API_VERSION + "`"));
    }

    private static Outcome<Document> ofKind(String path, Node.Mapping root) {
        String kinds = Listing.of(KINDS);
        Optional<Node> written = root.get("kind");
        if (written.isEmpty()) {
            Optional<String> misspelled =
                    Spelling.closest("kind", root.entries().keySet());
            SourceSpan span =
                    misspelled.flatMap(root::entry).map(Node.Entry::keySpan).orElse(firstKey(root));
            Diagnostic found = SchemaRules.UNKNOWN_KIND
                    .at(span, "the document has no `kind`")
                    .withHelp("kinds are " + kinds);
            return failed(misspelled.isPresent() ? found.withMarker("did you mean `kind`?") : found);
        }
        String text = written.get() instanceof Node.Scalar scalar ? scalar.text() : "";
        Optional<Kind> kind = Kind.of(text);
        if (kind.isEmpty()) {
            Diagnostic found = SchemaRules.UNKNOWN_KIND
                    .at(written.get().span(), "kind `" + NodeText.shown(text) + "` does not exist")
                    .withHelp("kinds are " + kinds);
            return failed(Spelling.question(text, KINDS).map(found::withMarker).orElse(found));
        }
        Optional<Node> version = root.get("apiVersion");
        if (version.isPresent()
                && version.get() instanceof Node.Scalar scalar
                && !scalar.text().equals(SchemaCatalog.API_VERSION)) {
            return failed(SchemaRules.UNKNOWN_API_VERSION
                    .at(scalar.span(), "apiVersion `" + NodeText.shown(scalar.text()) + "` does not exist")
                    .withHelp("write `apiVersion: " + SchemaCatalog.API_VERSION + "`"));
        }
        return Outcome.of(new Document(
                path, kind.get(), root.textAt(NodePath.of("metadata", "name")).orElse(""), root));
    }

    private static Outcome<Document> fit(Document document) {
        List<Diagnostic> found = SchemaCheck.check(document.root(), KindSchema.of(document.kind()));
        boolean broken = found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        return broken ? Outcome.failed(found) : Outcome.of(document, found);
    }

    private static SourceSpan firstKey(Node.Mapping root) {
        return root.entries().isEmpty()
                ? root.span()
                : root.entries().firstEntry().getValue().keySpan();
    }

    private static <T> Outcome<T> failed(Diagnostic diagnostic) {
        return Outcome.failed(List.of(diagnostic));
    }
}
