package mgwc.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.report.PrintableText;
import mgwc.compiler.report.Redactions;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.compiler.yaml.NodeJson;
import mgwc.compiler.yaml.Origin;
import mgwc.value.NodePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One leaf of an effective document, and who said so. */
record EffectiveValue(NodePath path, Node node) {

    /** All leaves below a path; an empty mapping or list is a leaf, and so is a list of scalars. */
    static List<EffectiveValue> below(Mapping document, NodePath path) {
        List<EffectiveValue> leaves = new ArrayList<>();
        document.at(path).ifPresent(node -> collect(path, node, leaves));
        return leaves;
    }

    private static void collect(NodePath path, Node node, List<EffectiveValue> leaves) {
        int before = leaves.size();
        switch (node) {
            case Mapping mapping ->
                mapping.entries().forEach((key, entry) -> collect(path.child(key), entry.value(), leaves));
            case Sequence sequence -> {
                if (!isFlat(sequence)) {
                    for (int i = 0; i < sequence.items().size(); i++) {
                        collect(path.child(i), sequence.items().get(i), leaves);
                    }
                }
            }
            case Scalar ignored -> {}
        }
        if (leaves.size() == before) {
            leaves.add(new EffectiveValue(path, node));
        }
    }

    static boolean isFlat(Sequence sequence) {
        return sequence.items().stream().allMatch(Scalar.class::isInstance);
    }

    /**
     *
     *
     * <pre>
     * spec.endpoints.production.backends.east.url: https://pizza-east.prod.internal/api
     *     environments/prod/apis/pizza-shack-v1.yaml:19:16
     *     apis/pizza-shack/v1/api.yaml:15:16 said http://pizza-east.shop.internal:8080/api
     * spec.endpoints.production.loadBalancing: round-robin
     *     default
     * </pre>
     */
    static void writeText(List<EffectiveValue> values, Redactions redactions, PrintStream out) {
        for (EffectiveValue value : values) {
            out.println(PrintableText.of(value.path().dotted() + ": " + value.text(redactions)));
            switch (value.node().origin()) {
                case Origin.Default ignored -> out.println("    default");
                case Origin.Written written -> {
                    out.println(PrintableText.of("    " + written.span()));
                    written.replaced()
                            .forEach(earlier -> out.println(PrintableText.of("    " + earlier.span() + " said "
                                    + redactions.shown(earlier.span(), earlier.text()))));
                }
            }
        }
    }

    static void writeJson(List<EffectiveValue> values, Redactions redactions, ArrayNode list) {
        for (EffectiveValue value : values) {
            ObjectNode json = list.addObject();
            json.put("path", value.path().toString());
            json.set("value", value.json(redactions));
            switch (value.node().origin()) {
                case Origin.Default ignored -> json.put("origin", "default");
                case Origin.Written written -> {
                    json.put("origin", written.span().toString());
                    ArrayNode replaced = json.putArray("replaced");
                    written.replaced()
                            .forEach(earlier -> replaced.addObject()
                                    .put("origin", earlier.span().toString())
                                    .put("value", redactions.shown(earlier.span(), earlier.text())));
                }
            }
        }
    }

    private JsonNode json(Redactions redactions) {
        return switch (node) {
            case Mapping mapping -> NodeJson.of(mapping);
            case Scalar scalar ->
                redactions.hides(scalar.span())
                        ? JsonNodeFactory.instance.stringNode(redactions.shown(scalar.span(), scalar.text()))
                        : NodeJson.of(scalar);
            case Sequence sequence -> {
                ArrayNode items = JsonNodeFactory.instance.arrayNode();
                sequence.items().forEach(item -> items.add(new EffectiveValue(path, item).json(redactions)));
                yield items;
            }
        };
    }

    private String text(Redactions redactions) {
        return node instanceof Scalar scalar
                ? Optional.of(redactions.shown(scalar.span(), scalar.text()))
                        .filter(text -> !text.isEmpty())
                        .orElse("\"\"")
                : json(redactions).toString();
    }
}
