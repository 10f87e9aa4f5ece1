package mgwc.compiler.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.yaml.Node;
import mgwc.value.NodePath;

/**
 * The header fields that a contract describes for one operation, by their names in lower case. A name that cannot be
 * read stays out.
 *
 * @param request parameters, credentials, and {@code content-type} where there is a body
 * @param response of responses of any status
 */
public record DeclaredHeaders(SortedSet<String> request, SortedSet<String> response) {
    public DeclaredHeaders {
        request = Collections.unmodifiableSortedSet(new TreeSet<>(request));
        response = Collections.unmodifiableSortedSet(new TreeSet<>(response));
    }

    /** RFC 9110 section 5.6.2. */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}";

    /** What {@code operation} of the contract describes. */
    public static DeclaredHeaders of(Contract contract, Contract.Operation operation) {
        return new Reading(contract).read(operation);
    }

    private record Reading(Contract contract) {

        DeclaredHeaders read(Contract.Operation operation) {
            SortedSet<String> request = new TreeSet<>();
            SortedSet<String> response = new TreeSet<>();
            Optional<Node> item = resolved(
                    contract.root().at(NodePath.of("paths", operation.template().toString())));
            Optional<Node> method = resolved(item.flatMap(
                    node -> node.at(NodePath.of(operation.method().name().toLowerCase(Locale.ROOT)))));
            item.ifPresent(node -> parameters(node, request));
            method.ifPresent(node -> {
                parameters(node, request);
                if (node.at(NodePath.of("requestBody")).isPresent()) {
                    request.add("content-type");
                }
                credentials(node, request);
                children(node, "responses").values().forEach(status -> headers(status, response));
            });
            return new DeclaredHeaders(request, response);
        }

        private void parameters(Node holder, SortedSet<String> names) {
            for (Node item : items(holder, "parameters")) {
                resolved(Optional.of(item)).ifPresent(parameter -> {
                    switch (text(parameter, "in")) {
                        case "header" -> add(text(parameter, "name"), names);
                        case "body", "formData" -> names.add("content-type");
                        default -> {
                            // paths, queries and cookies are no header fields of their own
                        }
                    }
                });
            }
        }

        /** The fields in which callers present what the contract asks for, in any of its alternatives. */
        private void credentials(Node operation, SortedSet<String> names) {
            Node requirements = operation
                    .at(NodePath.of("security"))
                    .or(() -> contract.root().get("security"))
                    .orElse(operation);
            if (requirements instanceof Node.Sequence alternatives) {
                for (Node alternative : alternatives.items()) {
                    children(alternative).keySet().forEach(scheme -> credential(scheme, names));
                }
            }
        }

        private void credential(String name, SortedSet<String> names) {
            resolved(contract.root()
                            .at(NodePath.of("components", "securitySchemes", name))
                            .or(() -> contract.root().at(NodePath.of("securityDefinitions", name))))
                    .ifPresent(scheme -> {
                        switch (text(scheme, "type")) {
                            case "apiKey" -> {
                                if (text(scheme, "in").equals("header")) {
                                    add(text(scheme, "name"), names);
                                }
                            }
                            case "http", "basic", "oauth2", "openIdConnect" -> names.add("authorization");
                            default -> {
                                // certificates are no header fields
                            }
                        }
                    });
        }

        private void headers(Node status, SortedSet<String> names) {
            resolved(Optional.of(status))
                    .ifPresent(
                            response -> children(response, "headers").keySet().forEach(name -> add(name, names)));
        }

        private static void add(String name, SortedSet<String> names) {
            if (name.matches(TOKEN)) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }

        private Optional<Node> resolved(Optional<Node> node) {
            return node.flatMap(contract.files()::resolved);
        }

        private static List<Node> items(Node holder, String key) {
            return holder.at(NodePath.of(key)).orElse(null) instanceof Node.Sequence list ? list.items() : List.of();
        }

        private static Map<String, Node> children(Node holder, String key) {
            return holder.at(NodePath.of(key)).map(Reading::children).orElse(Map.of());
        }

        private static Map<String, Node> children(Node node) {
            Map<String, Node> children = new LinkedHashMap<>();
            if (node instanceof Node.Mapping mapping) {
                mapping.entries().forEach((name, entry) -> children.put(name, entry.value()));
            }
            return children;
        }

        private static String text(Node node, String key) {
            return node.textAt(NodePath.of(key)).orElse("");
        }
    }
}
