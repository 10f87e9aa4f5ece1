package mgwc.compiler.diff.contract;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.contract.ContractFiles;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Origin;
import mgwc.value.HttpMethod;
import mgwc.value.NodePath;
import mgwc.value.PathTemplate;

/** One contract as its parts are looked up: references followed, operations by the requests they match. */
final class ContractSide {

    /** An object without anything in it: a schema that any value fits. */
    static final Node.Mapping NOTHING =
            new Node.Mapping(new Origin.Default(SourceSpan.startOf("")), new LinkedHashMap<>());

    private final Node.Mapping root;
    private final ContractFiles files;
    private final IdentityHashMap<Node, Node> resolved = new IdentityHashMap<>();

    ContractSide(Node.Mapping root, ContractFiles files) {
        this.root = root;
        this.files = files;
    }

    Node.Mapping root() {
        return root;
    }

    /**
     * @param key as in {@link mgwc.compiler.contract.Contract.Operation}
     * @param item the path item, for the parameters that all its operations have
     */
    record Operation(String key, PathTemplate template, Node.Mapping item, Node.Mapping operation) {}

    /** By method and shape of the path. */
    SortedMap<String, Operation> operations() {
        SortedMap<String, Operation> operations = new TreeMap<>();
        children(mapping(root, "paths")).forEach((path, item) -> {
            if (path.startsWith("/") && resolve(item) instanceof Node.Mapping methods) {
                PathTemplate template = PathTemplate.parse(path);
                children(methods).forEach((method, operation) -> {
                    if (HttpMethod.ofPathItemKey(method).isPresent() && operation instanceof Node.Mapping content) {
                        String name = method.toUpperCase(Locale.ROOT);
                        String key = content.textAt(NodePath.of("operationId"))
                                .filter(id -> !id.isBlank())
                                .orElse(name + " " + path);
                        operations.put(name + " " + template.shape(), new Operation(key, template, methods, content));
                    }
                });
            }
        });
        return operations;
    }

    /** What a node stands for; itself when it is no reference, or one that leads nowhere. */
    Node resolve(Node node) {
        if (node instanceof Node.Scalar) {
            return node;
        }
        Node known = resolved.get(node);
        if (known == null) {
            known = files.resolved(node).orElse(node);
            resolved.put(node, known);
        }
        return known;
    }

    /** The resolved mapping below a key; an empty one if there is none. */
    Node.Mapping mapping(Node parent, String key) {
        return parent instanceof Node.Mapping mapping
                        && mapping.get(key).map(this::resolve).orElse(NOTHING) instanceof Node.Mapping found
                ? found
                : NOTHING;
    }

    List<Node> items(Node parent, String key) {
        return parent instanceof Node.Mapping mapping && mapping.get(key).orElse(NOTHING) instanceof Node.Sequence list
                ? list.items().stream().map(this::resolve).toList()
                : List.of();
    }

    static Map<String, Node> children(Node.Mapping mapping) {
        Map<String, Node> children = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> children.put(key, entry.value()));
        return children;
    }

    static boolean isTrue(Node.Mapping mapping, String key) {
        return mapping.textAt(NodePath.of(key)).map("true"::equalsIgnoreCase).orElse(false);
    }
}
