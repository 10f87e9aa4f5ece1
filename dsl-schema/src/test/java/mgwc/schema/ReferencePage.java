package mgwc.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** The reference page of one document kind: every field of its schema, mapping by mapping. */
final class ReferencePage {

    private final JsonNode schema;
    private final StringBuilder page = new StringBuilder();

    private ReferencePage(JsonNode schema) {
        this.schema = schema;
    }

    static String of(JsonNode schema) {
        ReferencePage reference = new ReferencePage(schema);
        reference
                .page
                .append("# ")
                .append(schema.path("title").asString())
                .append("\n\n")
                .append(schema.path("description").asString())
                .append("\n\nGenerated from the JSON Schema; `mgwc schema ")
                .append(schema.path("title").asString())
                .append("` prints it.\n");
        reference.mapping("", schema);
        return reference.page.toString();
    }

    private void mapping(String path, JsonNode object) {
        List<Runnable> deeper = new ArrayList<>();
        page.append("\n## ")
                .append(path.isEmpty() ? "The document" : "`" + path + "`")
                .append("\n\n");
        page.append("| field | type | default | |\n|---|---|---|---|\n");
        List<String> required = new ArrayList<>();
        object.path("required").forEach(name -> required.add(name.asString()));
        object.path("properties").properties().forEach(property -> {
            JsonNode written = property.getValue();
            JsonNode meant = target(written);
            String name = property.getKey();
            row("`" + name + "`" + (required.contains(name) ? " (required)" : ""), written, meant);
            nested(path.isEmpty() ? name : path + "." + name, meant, deeper);
        });
        deeper.forEach(Runnable::run);
    }

    private void nested(String path, JsonNode node, List<Runnable> deeper) {
        if (node.has("properties")) {
            deeper.add(() -> mapping(path, node));
        } else if (node.path("additionalProperties").isObject()) {
            nested(path + ".<name>", target(node.path("additionalProperties")), deeper);
        }
    }

    private void row(String field, JsonNode written, JsonNode meant) {
        JsonNode described = written.has("description") ? written : meant;
        JsonNode fallback = written.has("default") ? written.path("default") : meant.path("default");
        page.append("| ")
                .append(field)
                .append(" | ")
                .append(type(meant))
                .append(" | ")
                .append(fallback.isMissingNode() ? "" : "`" + cell(fallback.toString()) + "`")
                .append(" | ")
                .append(cell(described.path("description").asString("")))
                .append(example(written, meant))
                .append(" |\n");
    }

    private String type(JsonNode node) {
        if (node.has("enum")) {
            StringJoiner values = new StringJoiner(", ");
            node.path("enum").forEach(value -> values.add("`" + value.asString() + "`"));
            return values.toString();
        }
        String type = node.path("type").isArray()
                ? types(node.path("type"))
                : node.path("type").asString("any");
        return switch (type) {
            case "array" -> "list of " + type(target(node.path("items")));
            case "object" ->
                node.path("additionalProperties").isObject()
                        ? "map of " + type(target(node.path("additionalProperties")))
                        : "mapping";
            case "integer", "number" -> type + range(node);
            default -> type;
        };
    }

    private static String types(JsonNode names) {
        StringJoiner types = new StringJoiner(" or ");
        names.forEach(name -> types.add(name.asString()));
        return types.toString();
    }

    private static String range(JsonNode node) {
        String low =
                node.path("minimum").isMissingNode() ? "" : node.path("minimum").toString();
        String high =
                node.path("maximum").isMissingNode() ? "" : node.path("maximum").toString();
        return low.isEmpty() && high.isEmpty() ? "" : " " + low + "–" + high;
    }

    private static String example(JsonNode written, JsonNode meant) {
        JsonNode examples = written.has("examples") ? written.path("examples") : meant.path("examples");
        return examples.isEmpty() || examples.get(0).isContainer()
                ? ""
                : " Example: `" + cell(examples.get(0).asString()) + "`.";
    }

    private JsonNode target(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? target(schema.at(reference.asString().substring(1))) : node;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
