package mgwc.compiler.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.compiler.yaml.NodeText;
import mgwc.value.HttpMethod;
import mgwc.value.NodePath;

/** Whether what a contract says about its operations makes sense together, which no schema can tell. */
final class ContractSense {

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE);

    private final ContractFiles files;
    private final SecuritySchemes schemes;
    private final List<Diagnostic> diagnostics;

    ContractSense(ContractFiles files, SecuritySchemes schemes, List<Diagnostic> diagnostics) {
        this.files = files;
        this.schemes = schemes;
        this.diagnostics = diagnostics;
    }

    /** A parameter as its list has it, and what it resolves to. */
    private record Parameter(Node written, Mapping described) {
        String text(String field) {
            return described.textAt(NodePath.of(field)).orElse("");
        }

        String key() {
            return text("in") + " " + text("name");
        }

        String pathName(Set<String> names) {
            return PathParameters.nameIn(names, text("name"));
        }

        /** The name, or the reference to a parameter that stands elsewhere. */
        Node place() {
            return ContractFiles.reference(written)
                    .<Node>map(reference -> reference)
                    .or(() -> described.get("name"))
                    .orElse(written);
        }
    }

    /** What holds for the document as a whole. */
    void root(Mapping root) {
        schemes.check(root.get("security"), diagnostics);
        ServerFindings.check(root.get("servers"), diagnostics);
    }

    /** What all operations of a path share. */
    void pathItem(String path, Set<String> names, Mapping item) {
        ServerFindings.check(item.get("servers"), diagnostics);
        List<Parameter> shared = parameters(item);
        duplicates(shared);
        strays(path, names, shared);
    }

    /** @param names of the parameters of the path */
    void operation(String path, Set<String> names, HttpMethod method, Mapping item, Entry entry, Mapping operation) {
        schemes.check(operation.get("security"), diagnostics);
        ServerFindings.check(operation.get("servers"), diagnostics);
        List<Parameter> own = parameters(operation);
        duplicates(own);
        strays(path, names, own);
        Set<String> described = new TreeSet<>();
        List<Parameter> all = new ArrayList<>(own);
        all.addAll(parameters(item));
        all.stream()
                .filter(each -> each.text("in").equals("path"))
                .forEach(each -> described.add(each.pathName(names)));
        boolean unread = unread(operation) || unread(item);
        for (String name : names) {
            if (!described.contains(name) && !unread && !isMisspelled(name, names, described)) {
                diagnostics.add(ContractRules.UNDECLARED_PATH_PARAMETER
                        .at(
                                entry.keySpan(),
                                "`" + method + " " + NodeText.shown(path) + "` does not describe the path parameter `"
                                        + NodeText.shown(name) + "`")
                        .withHelp("add it to `parameters` of the path or the operation, with `in: path` and"
                                + " `required: true`"));
            }
        }
        body(method, operation, own);
    }

    /** Whether a parameter that the path does not have looks like this one, and is reported itself. */
    private static boolean isMisspelled(String name, Set<String> names, Set<String> described) {
        return described.stream()
                .filter(other -> !names.contains(other))
                .anyMatch(other -> Spelling.closest(other, names).equals(Optional.of(name)));
    }

    private void body(HttpMethod method, Mapping operation, List<Parameter> parameters) {
        if (!WITHOUT_BODY.contains(method)) {
            return;
        }
        Optional<SourceSpan> body = operation
                .entry("requestBody")
                .map(Entry::keySpan)
                .or(() -> parameters.stream()
                        .filter(each -> each.text("in").equals("body"))
                        .map(each -> each.place().span())
                        .findFirst());
        body.ifPresent(span -> diagnostics.add(ContractRules.MEANINGLESS_BODY
                .at(span, "a " + method + " request has a body, which HTTP gives no meaning")
                .withHelp("send the data as parameters, or use POST; clients and proxies may drop the body")));
    }

    private List<Parameter> parameters(Mapping holder) {
        List<Parameter> parameters = new ArrayList<>();
        if (holder.get("parameters").orElse(null) instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                if (files.resolved(item).orElse(null) instanceof Mapping described) {
                    parameters.add(new Parameter(item, described));
                }
            }
        }
        return parameters;
    }

    /** Whether a list has a parameter that cannot be read, and so may be any. */
    private boolean unread(Mapping holder) {
        return holder.get("parameters").orElse(null) instanceof Sequence sequence
                && sequence.items().stream()
                        .anyMatch(item -> files.resolved(item).isEmpty());
    }

    private void duplicates(List<Parameter> parameters) {
        Map<String, Parameter> seen = new HashMap<>();
        for (Parameter parameter : parameters) {
            Parameter earlier = seen.putIfAbsent(parameter.key(), parameter);
            if (earlier != null && !parameter.text("name").isEmpty()) {
                diagnostics.add(ContractRules.DUPLICATE_PARAMETER
                        .at(
                                parameter.place().span(),
                                NodeText.shown(parameter.text("in")) + " parameter `"
                                        + NodeText.shown(parameter.text("name")) + "` is described twice")
                        .withRelated(earlier.place().span(), "described here already"));
            }
        }
    }

    private void strays(String path, Set<String> names, List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            String name = parameter.text("name");
            if (parameter.text("in").equals("path") && !names.contains(parameter.pathName(names))) {
                diagnostics.add(ContractRules.STRAY_PATH_PARAMETER
                        .at(
                                parameter.place().span(),
                                "path `" + NodeText.shown(path) + "` has no parameter `" + NodeText.shown(name) + "`")
                        .withMarker(Spelling.question(name, names))
                        .withHelp(
                                names.isEmpty()
                                        ? "write `{" + NodeText.shown(name)
                                                + "}` into the path, or delete the parameter"
                                        : "parameters of the path are " + FormFindings.listed(List.copyOf(names))));
            }
        }
    }

    /** Reports links to operations that are not there. */
    void links(Mapping operation, Set<String> operationIds) {
        Map<String, Entry> responses = entries(operation.get("responses"));
        responses
                .values()
                .forEach(response -> files.resolved(response.value()).ifPresent(described -> {
                    Map<String, Entry> links = entries(described.at(NodePath.of("links")));
                    links.values()
                            .forEach(link -> files.resolved(link.value())
                                    .flatMap(target -> target.at(NodePath.of("operationId")))
                                    .ifPresent(id -> link(id, operationIds)));
                }));
    }

    private void link(Node id, Set<String> operationIds) {
        if (id instanceof Scalar scalar && !operationIds.contains(scalar.text())) {
            diagnostics.add(ContractRules.UNKNOWN_LINK
                    .at(
                            scalar.span(),
                            "the link leads to operation `" + NodeText.shown(scalar.text())
                                    + "`, which does not exist in the contract")
                    .withMarker(Spelling.question(scalar.text(), operationIds)));
        }
    }

    private static Map<String, Entry> entries(Optional<Node> node) {
        return node.orElse(null) instanceof Mapping mapping ? mapping.entries() : new LinkedHashMap<>();
    }
}
