package mgwc.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import mgwc.value.NodePath;
import tools.jackson.databind.JsonNode;

/**
 * A place in a JSON Schema, with {@code $ref} followed. What stands beside a {@code $ref} (description, default, range)
 * goes before what the definition says.
 */
public final class SchemaView {

    private final JsonNode root;
    private final JsonNode own;
    private final JsonNode target;

    private SchemaView(JsonNode root, JsonNode own) {
        this.root = root;
        this.own = own;
        JsonNode ref = own.path("$ref");
        this.target = ref.isString() ? root.at(ref.stringValue().substring(1)) : own;
    }

    static SchemaView of(JsonNode schema) {
        return new SchemaView(schema, schema);
    }

    private Optional<JsonNode> keyword(String name) {
        JsonNode beside = own.path(name);
        JsonNode found = beside.isMissingNode() ? target.path(name) : beside;
        return found.isMissingNode() ? Optional.empty() : Optional.of(found);
    }

    private Optional<String> text(String keyword) {
        return keyword(keyword).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    public Optional<String> description() {
        return text("description");
    }

    /** The value that holds when the document says nothing, as JSON. */
    public Optional<JsonNode> defaultValue() {
        return keyword("default");
    }

    /** What a value looks like, in words that follow "expected". */
    Optional<String> form() {
        return text("patternErrorMessage");
    }

    /** The number of a keyword such as {@code minimum}, as text. */
    Optional<String> bound(String keyword) {
        return keyword(keyword).map(JsonNode::toString);
    }

    /** Whether the text must be an address that URI readers understand. */
    boolean isUrl() {
        return text("x-format").equals(Optional.of("url"));
    }

    /** Whether the mapping stands for a choice: exactly one of its fields. */
    boolean isChoice() {
        return bound("minProperties").equals(Optional.of("1"))
                && bound("maxProperties").equals(Optional.of("1"));
    }

    /** The smallest duration, as duration text. */
    Optional<String> smallestDuration() {
        return text("x-minimum");
    }

    Optional<String> largestDuration() {
        return text("x-maximum");
    }

    /** The allowed JSON types; empty when any is. */
    List<String> types() {
        return keyword("type")
                .map(type -> type.isArray() ? strings(type) : List.of(type.stringValue()))
                .orElse(List.of());
    }

    /** The allowed values, without null. */
    List<String> choices() {
        return keyword("enum").map(SchemaView::strings).orElse(List.of());
    }

    /** The names of the fields that may stand here; empty for free maps. */
    public List<String> fields() {
        return keyword("properties")
                .map(properties -> List.copyOf(properties.propertyNames()))
                .orElse(List.of());
    }

    List<String> required() {
        return keyword("required").map(SchemaView::strings).orElse(List.of());
    }

    /** What holds for the value of a field or map entry, or for the items of a list when {@code name} is a number. */
    public Optional<SchemaView> child(String name) {
        Optional<JsonNode> property = keyword("properties").map(properties -> properties.path(name));
        if (property.isPresent() && !property.get().isMissingNode()) {
            return Optional.of(new SchemaView(root, property.get()));
        }
        return keyword("items")
                .or(() -> keyword("additionalProperties"))
                .filter(JsonNode::isObject)
                .map(schema -> new SchemaView(root, schema));
    }

    /** What holds at a path below this place. */
    public Optional<SchemaView> at(NodePath path) {
        Optional<SchemaView> view = Optional.of(this);
        for (String segment : path.segments()) {
            view = view.flatMap(parent -> parent.child(segment));
        }
        return view;
    }

    /** What holds for the keys of a free map. */
    Optional<SchemaView> keys() {
        return keyword("propertyNames").map(schema -> new SchemaView(root, schema));
    }

    private static List<String> strings(JsonNode array) {
        List<String> texts = new ArrayList<>();
        StreamSupport.stream(array.spliterator(), false)
                .filter(JsonNode::isString)
                .forEach(item -> texts.add(item.stringValue()));
        return texts;
    }
}
