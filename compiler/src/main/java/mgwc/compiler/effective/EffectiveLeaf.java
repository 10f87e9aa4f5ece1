package mgwc.compiler.effective;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Redactions;
import mgwc.compiler.text.Palette;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.text.Tone;
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

/** One leaf of an effective document, with the place that set it. */
public record EffectiveLeaf(NodePath path, Node node) {

    /** All leaves below a path; an empty mapping or list is a leaf, and so is a list of scalars. */
    public static List<EffectiveLeaf> below(Mapping document, NodePath path) {
        List<EffectiveLeaf> leaves = new ArrayList<>();
        document.at(path).ifPresent(node -> collect(path, node, leaves));
        return leaves;
    }

    private static void collect(NodePath path, Node node, List<EffectiveLeaf> leaves) {
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
            leaves.add(new EffectiveLeaf(path, node));
        }
    }

    static boolean isFlat(Sequence sequence) {
        return sequence.items().stream().allMatch(Scalar.class::isInstance);
    }

    /**
     * Writes each value with its place below it, then the values that it replaced:
     *
     * <pre>
     * spec.endpoints.production.backends.east.url: https://pizza-east.prod.internal/api
     *     environments/prod/apis/pizza-shack-v1.yaml:19:16
     *     apis/pizza-shack/v1/api.yaml:15:16 said http://pizza-east.shop.internal:8080/api
     * spec.endpoints.production.loadBalancing: round-robin
     *     default
     * </pre>
     */
    public static void writeText(List<EffectiveLeaf> values, Redactions redactions, Palette palette, PrintStream out) {
        for (EffectiveLeaf value : values) {
            out.println(palette.paint(Tone.BOLD, PrintableText.of(value.path().dotted() + ":")) + " "
                    + PrintableText.of(value.text(redactions)));
            switch (value.node().origin()) {
                case Origin.Default ignored -> out.println("    " + palette.paint(Tone.FAINT, "default"));
                case Origin.Written written -> {
                    out.println("    "
                            + palette.paint(
                                    Tone.BLUE, PrintableText.of(written.span().toString())));
                    written.replaced()
                            .forEach(earlier -> out.println("    "
                                    + palette.paint(
                                            Tone.BLUE,
                                            PrintableText.of(earlier.span().toString()))
                                    + " said "
                                    + palette.paint(
                                            Tone.YELLOW,
                                            PrintableText.of(redactions.shown(earlier.span(), earlier.text())))));
                }
            }
        }
    }

    public static void writeJson(List<EffectiveLeaf> values, Redactions redactions, ArrayNode list) {
        for (EffectiveLeaf value : values) {
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
                sequence.items().forEach(item -> items.add(new EffectiveLeaf(path, item).json(redactions)));
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
