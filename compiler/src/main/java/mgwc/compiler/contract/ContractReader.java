package mgwc.compiler.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.contract.Contract.Scope;
import mgwc.compiler.report.Diagnostic;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.value.HttpMethod;
import mgwc.value.NodePath;
import mgwc.value.PathTemplate;

/**
 * Reads what the gateway needs of an OpenAPI 3 document: its operations and the scopes they ask for. Nothing is ever
 * fetched; a reference to another file or host is reported where it matters.
 */
public final class ContractReader {

    private static final int LONGEST_CHAIN = 10;
    private static final String NEEDS_OPERATION = "an API needs at least one operation below `paths`";
    private static final Pattern NOT_IN_A_PATH = Pattern.compile("[?#\\s\\p{Cntrl}]");

    private final SourceFile file;
    private final Node.Mapping root;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, SourceSpan> keys = new HashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private ContractReader(SourceFile file, Node.Mapping root) {
        this.file = file;
        this.root = root;
    }

    public static Outcome<Contract> read(SourceFile file) {
        return YamlReader.read(file, YamlDialect.CONTRACT).then(node -> {
            if (node instanceof Node.Mapping root) {
                return new ContractReader(file, root).read();
            }
            return Outcome.failed(List.of(ContractRules.CONTRACT_SHAPE.at(
                    node.span(), "the contract `" + file.path() + "` is not a mapping")));
        });
    }

    private Outcome<Contract> read() {
        Optional<String> version = version();
        if (version.isEmpty()) {
            return Outcome.failed(diagnostics);
        }
        Optional<Node> paths = root.get("paths");
        if (paths.isPresent() && paths.get() instanceof Node.Mapping items) {
            items.entries().forEach((path, entry) -> {
                if (!path.startsWith("x-")) {
                    readPath(path, entry);
                }
            });
        } else {
            diagnostics.add(ContractRules.CONTRACT_SHAPE
                    .at(
                            paths.map(Node::span).orElse(firstKey()),
                            paths.isPresent() ? "`paths` is not a mapping" : "the contract has no `paths`")
                    .withHelp(NEEDS_OPERATION));
        }
        if (diagnostics.isEmpty() && operations.isEmpty()) {
            diagnostics.add(ContractRules.CONTRACT_SHAPE
                    .at(
                            root.entry("paths").map(Node.Entry::keySpan).orElse(firstKey()),
                            "the contract has no operations")
                    .withHelp(NEEDS_OPERATION));
        }
        return diagnostics.isEmpty()
                ? Outcome.of(new Contract(file.path(), version.get(), operations, root))
                : Outcome.failed(diagnostics);
    }

    private Optional<String> version() {
        Optional<Node> swagger = root.get("swagger");
        Optional<Node> written = root.get("openapi");
        if (written.isEmpty() && swagger.isPresent()) {
            diagnostics.add(ContractRules.UNSUPPORTED_OPENAPI
                    .at(swagger.get().span(), "the contract is OpenAPI 2.0 (Swagger)")
                    .withHelp("convert it to OpenAPI 3; 3.0, 3.1 and 3.2 are read"));
            return Optional.empty();
        }
        if (written.isEmpty()) {
            diagnostics.add(ContractRules.CONTRACT_SHAPE
                    .at(firstKey(), "`" + file.path() + "` has no `openapi` and so is no OpenAPI document")
                    .withHelp("write `openapi: 3.1.0`, or name another file in `spec.openapi`"));
            return Optional.empty();
        }
        String version = written.get() instanceof Node.Scalar scalar ? scalar.text() : "";
        boolean known = version.equals("3.0")
                || version.equals("3.1")
                || version.equals("3.2")
                || version.startsWith("3.0.")
                || version.startsWith("3.1.")
                || version.startsWith("3.2.");
        if (!known) {
            diagnostics.add(ContractRules.UNSUPPORTED_OPENAPI
                    .at(written.get().span(), "OpenAPI version `" + NodeText.shown(version) + "` is not known")
                    .withHelp("3.0, 3.1 and 3.2 are read"));
            return Optional.empty();
        }
        return Optional.of(version);
    }

    private void readPath(String path, Node.Entry entry) {
        Matcher foreign = NOT_IN_A_PATH.matcher(path);
        if (foreign.find()) {
            diagnostics.add(ContractRules.MALFORMED_PATH
                    .at(
                            entry.keySpan(),
                            "path `" + NodeText.shown(path) + "` has `" + NodeText.shown(foreign.group())
                                    + "`, which no request path has")
                    .withHelp("describe a query as parameters with `in: query`"));
            return;
        }
        PathTemplate template;
        try {
            template = PathTemplate.parse(path);
        } catch (IllegalArgumentException e) {
            String message = Optional.ofNullable(e.getMessage()).orElse("path `" + path + "` is not a path template");
            diagnostics.add(ContractRules.MALFORMED_PATH.at(entry.keySpan(), NodeText.shownLine(message)));
            return;
        }
        Optional<Node.Mapping> item = pathItem(path, entry.value());
        if (item.isEmpty()) {
            return;
        }
        item.get().entries().forEach((key, operation) -> {
            Optional<HttpMethod> method = HttpMethod.ofPathItemKey(key.toLowerCase(Locale.ROOT));
            if (method.isPresent() && HttpMethod.ofPathItemKey(key).isEmpty()) {
                diagnostics.add(ContractRules.CONTRACT_SHAPE
                        .at(operation.keySpan(), "method `" + key + "` is not written in lower case")
                        .withHelp("write `" + key.toLowerCase(Locale.ROOT) + "`"));
            } else if (method.isPresent()) {
                readOperation(path, template, method.get(), entry.keySpan(), operation);
            }
        });
    }

    private Optional<Node.Mapping> pathItem(String path, Node item) {
        Node current = item;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (!(current instanceof Node.Mapping mapping)) {
                diagnostics.add(ContractRules.CONTRACT_SHAPE.at(
                        current.span(), "path `" + NodeText.shown(path) + "` is not a mapping"));
                return Optional.empty();
            }
            Optional<Node> ref = mapping.get("$ref");
            if (ref.isEmpty()) {
                return Optional.of(mapping);
            }
            String target = ref.get() instanceof Node.Scalar scalar ? scalar.text() : "";
            Optional<Node> next =
                    target.startsWith("#/") ? root.at(NodePath.parse(target.substring(1))) : Optional.empty();
            if (next.isEmpty()) {
                unresolved(path, ref.get(), target);
                return Optional.empty();
            }
            current = next.get();
        }
        diagnostics.add(ContractRules.UNRESOLVED_REFERENCE.at(
                item.span(), "path `" + NodeText.shown(path) + "` refers to itself, or through too many references"));
        return Optional.empty();
    }

    private void unresolved(String path, Node ref, String target) {
        String why = target.startsWith("#")
                ? "does not exist in the contract"
                : "lies outside of the contract, and nothing is fetched";
        diagnostics.add(ContractRules.UNRESOLVED_REFERENCE
                .at(
                        ref.span(),
                        "path `" + NodeText.shown(path) + "` refers to `" + NodeText.shown(target) + "`, which " + why)
                .withHelp("put the path item into the contract itself"));
    }

    private void readOperation(
            String path, PathTemplate template, HttpMethod method, SourceSpan pathSpan, Node.Entry entry) {
        if (!(entry.value() instanceof Node.Mapping operation)) {
            diagnostics.add(ContractRules.CONTRACT_SHAPE.at(
                    entry.keySpan(), "operation `" + method + " " + NodeText.shown(path) + "` is not a mapping"));
            return;
        }
        Optional<Node.Scalar> id = operation
                .get("operationId")
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(scalar -> !scalar.text().isBlank());
        String key = id.map(Node.Scalar::text).orElse(method + " " + path);
        SourceSpan span = id.map(Node::span).orElse(entry.keySpan());
        SourceSpan earlier = keys.putIfAbsent(key, span);
        if (earlier != null) {
            diagnostics.add(ContractRules.DUPLICATE_OPERATION
                    .at(span, "operation `" + NodeText.shown(key) + "` exists twice in the contract")
                    .withRelated(earlier, "first used here"));
            return;
        }
        operations.add(new Operation(key, method, template, scopes(operation), span, pathSpan));
    }

    private List<Scope> scopes(Node.Mapping operation) {
        Optional<Node> security = operation.get("security").or(() -> root.get("security"));
        if (security.isEmpty()
                || !(security.get() instanceof Node.Sequence alternatives)
                || alternatives.items().isEmpty()
                || !(alternatives.items().getFirst() instanceof Node.Mapping requirement)) {
            return List.of();
        }
        List<Scope> scopes = new ArrayList<>();
        requirement.entries().values().forEach(entry -> {
            if (entry.value() instanceof Node.Sequence names) {
                names.items().forEach(name -> {
                    if (name instanceof Node.Scalar scalar) {
                        scopes.add(new Scope(scalar.text(), scalar.span()));
                    }
                });
            }
        });
        return scopes;
    }

    private SourceSpan firstKey() {
        return root.entries().isEmpty()
                ? root.span()
                : root.entries().firstEntry().getValue().keySpan();
    }
}
