package mgwc.compiler.parse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import mgwc.value.DurationText;
import mgwc.value.NodePath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place in a JSON Schema, with {@code $ref} followed. What stands beside a {@code $ref} (description, default, range)
 * goes before what the definition says.
 */
public final class SchemaView {

    private final JsonNode root;
    private final JsonNode own;
    private final JsonNode target;
    private final Map<String, SchemaView> properties = new ConcurrentHashMap<>();
    private volatile @Nullable Facts facts;

    /**
     * What is asked of every value of every document, read from the schema once.
     *
     * @param others what holds for the entries of a free map or the items of a list
     * @param durations the smallest and the largest duration, when the value is a duration with a range
     */
    private record Facts(
            List<String> fields,
            List<Preset> presets,
            Optional<SchemaView> others,
            boolean url,
            Optional<DurationRange> durations,
            Optional<SchemaView> keys,
            Limits limits) {}

    /**
     * What the validation keywords of the schema ask of a value.
     *
     * @param understood whether nothing is asked that is not in here
     * @param types the allowed JSON types; empty when any is
     * @param choices the allowed texts, {@code true} and {@code false} standing for the booleans, when there are few
     */
    record Limits(
            boolean understood,
            List<String> types,
            Optional<Set<String>> choices,
            Optional<Pattern> pattern,
            int minLength,
            int maxLength,
            double minimum,
            double maximum,
            int minItems,
            int maxItems,
            boolean uniqueItems,
            List<String> required,
            int minProperties,
            int maxProperties) {

        boolean allows(String type) {
            return types.contains(type);
        }

        boolean allowsChoice(String text) {
            return choices.isEmpty() || choices.get().contains(text);
        }
    }

    static final Set<String> UNDERSTOOD = Set.of(
            "$schema",
            "$id",
            "$ref",
            "title",
            "description",
            "examples",
            "default",
            "definitions",
            "patternErrorMessage",
            "x-minimum",
            "x-maximum",
            "x-format",
            "type",
            "enum",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "properties",
            "additionalProperties",
            "propertyNames",
            "required",
            "minProperties",
            "maxProperties");

    /** A field with the value it has when a document says nothing. */
    public record Preset(String field, JsonNode value, SchemaView view) {}

    /** Both ends are allowed. */
    record DurationRange(Duration smallest, Duration largest) {}

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

    /** Values as they might be written, as JSON. */
    public List<JsonNode> examples() {
        return keyword("examples").map(list -> List.copyOf(list.values())).orElse(List.of());
    }

    /** What a value looks like, in words that follow "expected". */
    public Optional<String> form() {
        return text("patternErrorMessage");
    }

    /** The number of a keyword such as {@code minimum}, as text. */
    Optional<String> bound(String keyword) {
        return keyword(keyword).map(JsonNode::toString);
    }

    /** Whether the text must be an address that URI readers understand. */
    boolean isUrl() {
        return facts().url();
    }

    /** Whether the mapping stands for a choice: exactly one of its fields. */
    boolean isChoice() {
        return bound("minProperties").equals(Optional.of("1"))
                && bound("maxProperties").equals(Optional.of("1"));
    }

    /** What durations are allowed, for a value that is a duration. */
    Optional<DurationRange> durations() {
        return facts().durations();
    }

    /** The allowed JSON types; empty when any is. */
    public List<String> types() {
        return facts().limits().types();
    }

    Limits limits() {
        return facts().limits();
    }

    /** The allowed values, without null. */
    public List<String> choices() {
        return keyword("enum").map(SchemaView::strings).orElse(List.of());
    }

    /** The names of the fields that may stand here; empty for free maps. */
    public List<String> fields() {
        return facts().fields();
    }

    /** The fields that have a value when the document says nothing, in the order of the schema. */
    public List<Preset> presets() {
        return facts().presets();
    }

    /** The fields that must stand here. */
    public List<String> required() {
        return keyword("required").map(SchemaView::strings).orElse(List.of());
    }

    /** What holds for the value of a field or map entry, or for the items of a list when {@code name} is a number. */
    public Optional<SchemaView> child(String name) {
        SchemaView known = properties.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Facts own = facts();
        return own.fields().contains(name) ? Optional.of(property(name)) : own.others();
    }

    private SchemaView property(String name) {
        return properties.computeIfAbsent(
                name,
                field ->
                        new SchemaView(root, keyword("properties").orElseThrow().path(field)));
    }

    private Facts facts() {
        Facts known = facts;
        if (known == null) {
            known = readFacts();
            facts = known;
        }
        return known;
    }

    private Facts readFacts() {
        List<String> fields = keyword("properties")
                .map(schemas -> List.copyOf(schemas.propertyNames()))
                .orElse(List.of());
        List<Preset> presets = new ArrayList<>();
        for (String field : fields) {
            SchemaView view = property(field);
            view.defaultValue().ifPresent(value -> presets.add(new Preset(field, value, view)));
        }
        Optional<SchemaView> others = keyword("items")
                .or(() -> keyword("additionalProperties"))
                .filter(JsonNode::isObject)
                .map(schema -> new SchemaView(root, schema));
        boolean url = text("x-format").equals(Optional.of("url"));
        Optional<DurationRange> durations = text("x-minimum")
                .flatMap(DurationText::parse)
                .flatMap(smallest -> text("x-maximum")
                        .flatMap(DurationText::parse)
                        .map(largest -> new DurationRange(smallest, largest)));
        Optional<SchemaView> keys = keyword("propertyNames").map(schema -> new SchemaView(root, schema));
        return new Facts(fields, List.copyOf(presets), others, url, durations, keys, readLimits());
    }

    private Limits readLimits() {
        List<String> types = keyword("type")
                .map(type -> type.isArray() ? strings(type) : List.of(type.stringValue()))
                .orElse(List.of());
        boolean understood = UNDERSTOOD.containsAll(own.propertyNames())
                && UNDERSTOOD.containsAll(target.propertyNames())
                && target.path("$ref").isMissingNode()
                && (types.equals(List.of("boolean"))
                        || choices().size()
                                == keyword("enum").map(JsonNode::size).orElse(0));
        return new Limits(
                understood,
                List.copyOf(types),
                keyword("enum")
                        .map(values -> values.values().stream()
                                .map(JsonNode::asString)
                                .collect(Collectors.toUnmodifiableSet())),
                text("pattern").map(SchemaView::compiled),
                number("minLength", 0),
                number("maxLength", Integer.MAX_VALUE),
                keyword("minimum").map(JsonNode::doubleValue).orElse(Double.NEGATIVE_INFINITY),
                keyword("maximum").map(JsonNode::doubleValue).orElse(Double.POSITIVE_INFINITY),
                number("minItems", 0),
                number("maxItems", Integer.MAX_VALUE),
                keyword("uniqueItems").map(JsonNode::booleanValue).orElse(false),
                List.copyOf(required()),
                number("minProperties", 0),
                number("maxProperties", Integer.MAX_VALUE));
    }

    /** In a schema {@code $} is the end of the text; to Java it is also the place before a last line end. */
    private static Pattern compiled(String pattern) {
        boolean closed = pattern.endsWith("$") && !pattern.endsWith("\\$");
        return Pattern.compile(closed ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
    }

    private int number(String keyword, int otherwise) {
        return keyword(keyword).map(JsonNode::intValue).orElse(otherwise);
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
    public Optional<SchemaView> keys() {
        return facts().keys();
    }

    private static List<String> strings(JsonNode array) {
        List<String> texts = new ArrayList<>();
        StreamSupport.stream(array.spliterator(), false)
                .filter(JsonNode::isString)
                .forEach(item -> texts.add(item.stringValue()));
        return texts;
    }
}
