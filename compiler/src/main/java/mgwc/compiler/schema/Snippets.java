package mgwc.compiler.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.compiler.yaml.ScalarTypes;
import mgwc.value.NodePath;

/** Lines to paste, made of the examples that the schema has for every field. */
final class Snippets {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9/_.:@-]*");

    /** How people write a variable: shell, templates, CI systems, Windows. */
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$\\{[^}]*}|\\$\\([^)]*\\)|\\{\\{[^}]*}}|\\$[A-Z_][A-Z0-9_]+|%[A-Z_][A-Z0-9_]+%|<[A-Z_][A-Z0-9_]+>");

    private Snippets() {}

    /**
     * With a field as it may be written.
     *
     * @param holder the key that holds the field; none at the root
     */
    static Diagnostic ofField(Diagnostic found, Optional<String> holder, String field, SchemaView view) {
        List<Node> examples = view.examples();
        if (examples.isEmpty()) {
            return found;
        }
        List<String> lines = new ArrayList<>();
        holder.ifPresent(key -> lines.add(text(key) + ":"));
        entry(field, examples.getFirst(), holder.isPresent() ? 1 : 0, lines);
        return found.withSnippet(lines.toArray(String[]::new));
    }

    /** With a value that may stand behind a key. */
    static Diagnostic ofValue(Diagnostic found, String key, SchemaView view) {
        boolean nested = view.types().contains("object") || view.types().contains("array");
        Diagnostic helped = found.help().isPresent() ? found : found.withHelp("write it like this");
        return nested && !view.examples().isEmpty() ? ofField(helped, Optional.empty(), key, view) : found;
    }

    /** The field whose entries have another one, such as {@code backends} for {@code url} in an endpoint set. */
    static Optional<String> holderOf(String field, SchemaView view) {
        return view.fields().stream()
                .filter(name -> view.child(name)
                        .filter(map -> map.fields().isEmpty())
                        .flatMap(map -> map.child("primary"))
                        .filter(entry -> entry.fields().contains(field))
                        .isPresent())
                .findFirst();
    }

    /** With the way out where a text holds a variable. */
    static Diagnostic ofVariable(Diagnostic found, String field, Node node) {
        if (!(node instanceof Scalar scalar) || !VARIABLE.matcher(scalar.text()).find()) {
            return found;
        }
        Diagnostic helped = found.withHelp(
                "nothing replaces variables: use an overlay for a value that differs by environment, and `secretRef` for a"
                        + " secret");
        return field.equals("url")
                ? helped.withSnippet(
                        "# environments/prod/apis/orders-v1.yaml",
                        "apiVersion: mgwc/v1",
                        "kind: ApiOverlay",
                        "metadata:",
                        "  name: orders-v1",
                        "spec:",
                        "  targetRef:",
                        "    name: orders",
                        "    version: v1",
                        "  endpoints:",
                        "    production:",
                        "      backends:",
                        "        primary:",
                        "          url: https://orders.prod.internal:8443")
                : helped;
    }

    /** With a value for a key that has none. */
    static Diagnostic ofEmptyKey(Diagnostic found, Node root, SchemaView schema) {
        return keyAt(found.span(), root, NodePath.ROOT)
                .flatMap(path -> schema.at(path).map(view -> ofValue(found, path.name(), view)))
                .orElse(found);
    }

    private static Optional<NodePath> keyAt(SourceSpan span, Node node, NodePath path) {
        return switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .flatMap(entry -> {
                            NodePath below = path.child(entry.getKey());
                            return entry.getValue().keySpan().equals(span)
                                    ? Stream.of(below)
                                    : keyAt(span, entry.getValue().value(), below).stream();
                        })
                        .findFirst();
            case Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    Optional<NodePath> found = keyAt(span, sequence.items().get(i), path.child(i));
                    if (found.isPresent()) {
                        yield found;
                    }
                }
                yield Optional.empty();
            }
            case Scalar ignored -> Optional.empty();
        };
    }

    private static void entry(String key, Node value, int depth, List<String> lines) {
        String start = "  ".repeat(depth) + text(key) + ":";
        switch (value) {
            case Node.Mapping mapping -> {
                if (mapping.entries().isEmpty()) {
                    lines.add(start + " {}");
                } else {
                    lines.add(start);
                    mapping.entries().forEach((name, entry) -> entry(name, entry.value(), depth + 1, lines));
                }
            }
            case Sequence sequence -> lines.add(start + " " + flow(sequence));
            case Scalar scalar -> lines.add(start + " " + scalar(scalar));
        }
    }

    private static String flow(Node node) {
        return switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .map(entry -> text(entry.getKey()) + ": "
                                + flow(entry.getValue().value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Sequence sequence ->
                sequence.items().stream().map(Snippets::flow).collect(Collectors.joining(", ", "[", "]"));
            case Scalar scalar -> scalar(scalar);
        };
    }

    private static String scalar(Scalar scalar) {
        return scalar.type() == ScalarType.STRING ? text(scalar.text()) : scalar.text();
    }

    /** Plain where YAML reads it as the same text. */
    private static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !text.endsWith(":")
                && !text.contains(": ")
                && ScalarTypes.ofPlain(text) == ScalarType.STRING;
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
