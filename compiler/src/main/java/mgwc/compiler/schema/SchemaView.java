package mgwc.compiler.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.value.DurationText;
import mgwc.value.NodePath;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON Schema, with {@code $ref} followed, into other files too. What stands beside a {@code $ref}
 * (description, default, range) goes before what the definition says.
 */
public final class SchemaView {

    private final Node.Mapping root;
    private final Node.Mapping own;
    private final Node.Mapping target;
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
    public record Preset(String field, Node value, SchemaView view) {}

    /** Both ends are allowed. */
    record DurationRange(Duration smallest, Duration largest) {}

    private SchemaView(Node.Mapping holder, Node.Mapping own) {
        Optional<SchemaReference> reference =
                own.get("$ref").flatMap(SchemaView::text).map(text -> SchemaReference.of(text, holder));
        this.root = reference.map(SchemaReference::root).orElse(holder);
        this.own = own;
        this.target = reference.map(SchemaReference::target).orElse(own);
    }

    static SchemaView of(Node.Mapping schema) {
        return new SchemaView(schema, schema);
    }

    private Optional<Node> keyword(String name) {
        Optional<Node> beside = own.get(name);
        return beside.isPresent() ? beside : target.get(name);
    }

    private Optional<String> text(String keyword) {
        return keyword(keyword).flatMap(SchemaView::text);
    }

    private static Optional<String> text(Node value) {
        return value instanceof Node.Scalar scalar && scalar.type() == ScalarType.STRING
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** Numbers and booleans as the schema writes them. */
    private static Optional<String> word(Node value) {
        return value instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    private Optional<Node.Mapping> schema(String keyword) {
        return keyword(keyword).flatMap(SchemaView::schema);
    }

    private static Optional<Node.Mapping> schema(Node value) {
        return value instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    private List<Node> items(String keyword) {
        return keyword(keyword).orElse(null) instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    private List<String> texts(String keyword) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(keyword)) {
            text(item).ifPresent(texts::add);
        }
        return List.copyOf(texts);
    }

    public Optional<String> description() {
        return text("description");
    }

    /** The value that holds when the document says nothing, as the schema has it. */
    public Optional<Node> defaultValue() {
        return keyword("default");
    }

    /** Values as they might be written, as the schema has them. */
    public List<Node> examples() {
        return items("examples");
    }

    /** What a value looks like, in words that follow "expected". */
    public Optional<String> form() {
        return text("patternErrorMessage");
    }

    /** The number of a keyword such as {@code minimum}, as text. */
    Optional<String> bound(String keyword) {
        return keyword(keyword).flatMap(SchemaView::word);
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
        return texts("enum");
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
        return texts("required");
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
                field -> new SchemaView(
                        root,
                        schema("properties")
                                .flatMap(fields -> fields.get(field))
                                .flatMap(SchemaView::schema)
                                .orElseThrow()));
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
        List<String> fields = schema("properties")
                .map(schemas -> List.copyOf(schemas.entries().keySet()))
                .orElse(List.of());
        List<Preset> presets = new ArrayList<>();
        for (String field : fields) {
            SchemaView view = property(field);
            view.defaultValue().ifPresent(value -> presets.add(new Preset(field, value, view)));
        }
        Optional<SchemaView> others =
                schema("items").or(() -> schema("additionalProperties")).map(schema -> new SchemaView(root, schema));
        boolean url = text("x-format").equals(Optional.of("url"));
        Optional<DurationRange> durations = text("x-minimum")
                .flatMap(DurationText::parse)
                .flatMap(smallest -> text("x-maximum")
                        .flatMap(DurationText::parse)
                        .map(largest -> new DurationRange(smallest, largest)));
        Optional<SchemaView> keys = schema("propertyNames").map(schema -> new SchemaView(root, schema));
        return new Facts(fields, List.copyOf(presets), others, url, durations, keys, readLimits());
    }

    private Limits readLimits() {
        List<String> types = text("type").map(List::of).orElseGet(() -> texts("type"));
        List<Node> choices = items("enum");
        boolean understood = UNDERSTOOD.containsAll(own.entries().keySet())
                && UNDERSTOOD.containsAll(target.entries().keySet())
                && target.get("$ref").isEmpty()
                && (types.equals(List.of("boolean")) || choices().size() == choices.size());
        return new Limits(
                understood,
                types,
                choices.isEmpty()
                        ? Optional.empty()
                        : Optional.of(choices.stream()
                                .flatMap(choice -> word(choice).stream())
                                .collect(Collectors.toUnmodifiableSet())),
                text("pattern").map(SchemaView::compiled),
                number("minLength", 0),
                number("maxLength", Integer.MAX_VALUE),
                bound("minimum").map(Double::valueOf).orElse(Double.NEGATIVE_INFINITY),
                bound("maximum").map(Double::valueOf).orElse(Double.POSITIVE_INFINITY),
                number("minItems", 0),
                number("maxItems", Integer.MAX_VALUE),
                bound("uniqueItems").equals(Optional.of("true")),
                required(),
                number("minProperties", 0),
                number("maxProperties", Integer.MAX_VALUE));
    }

    /** In a schema {@code $} is the end of the text; to Java it is also the place before a last line end. */
    private static Pattern compiled(String pattern) {
        boolean closed = pattern.endsWith("$") && !pattern.endsWith("\\$");
        return Pattern.compile(closed ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
    }

    private int number(String keyword, int otherwise) {
        return bound(keyword).map(Integer::valueOf).orElse(otherwise);
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
}
