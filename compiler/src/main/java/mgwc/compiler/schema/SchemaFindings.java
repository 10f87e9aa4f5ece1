package mgwc.compiler.schema;

import static mgwc.compiler.schema.Wording.described;
import static mgwc.compiler.schema.Wording.listed;
import static mgwc.compiler.schema.Wording.place;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.Spelling;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.NodeJson;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.ScalarTypes;
import mgwc.value.NodePath;

/** Says what the schema validator found in the words of the language, at the place to point at. */
final class SchemaFindings {

    private static final Pattern URL_WITH_USER = Pattern.compile("^[a-z]+://[^/?#]*@");
    private static final Set<String> YAML_1_1_BOOLEANS = Set.of("yes", "no", "on", "off", "y", "n");

    private final Node root;
    private final SchemaView schema;
    private final MergeTrace trace;

    SchemaFindings(Node root, SchemaView schema, MergeTrace trace) {
        this.root = root;
        this.schema = schema;
        this.trace = trace;
    }

    /** The findings for an error; none when another error of the same check says it better. */
    List<Diagnostic> describe(Error error) {
        NodePath path = path(error);
        Node node = root.at(path).orElseThrow(() -> new IllegalStateException("no value at " + path));
        SchemaView view = schema.at(path).orElseThrow(() -> new IllegalStateException("no schema at " + path));
        String property = Optional.ofNullable(error.getProperty()).orElse("");
        return switch (error.getKeyword()) {
            case "additionalProperties" -> List.of(unknownField(path, node, view, property));
            case "required" -> missingField(path, node, view, property);
            case "propertyNames" -> List.of(malformedKey(path, node, view, property));
            case "type" -> List.of(wrongType(path, node, view));
            case "pattern" -> List.of(malformed(path, node, view));
            case "minimum", "maximum" -> outOfRange(path, node, view);
            case "enum" -> unknownChoice(path, node, view);
            case "minProperties", "maxProperties" ->
                view.isChoice() ? ambiguousChoice(path, node, view) : List.of(wrongSize(path, node, view));
            case "minItems", "maxItems", "minLength", "maxLength" -> List.of(wrongSize(path, node, view));
            case "uniqueItems" -> duplicateItems(path, node);
            default -> throw new IllegalStateException("schema keyword " + error.getKeyword() + " has no wording");
        };
    }

    /** Key by key: the validator writes control characters of its pointers as escapes. */
    private static NodePath path(Error error) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            keys.add(error.getInstanceLocation().getName(i));
        }
        return new NodePath(keys);
    }

    private Diagnostic unknownField(NodePath path, Node node, SchemaView view, String field) {
        List<String> fields = view.fields();
        if (isSecret(view)) {
            return literalSecret(path, root.at(path.child(field)).orElse(node));
        }
        Diagnostic found = SchemaRules.UNKNOWN_FIELD
                .at(keySpan(node, field), "unknown field `" + NodeText.shown(field) + "` in " + place(path))
                .withHelp("allowed here: " + listed(fields) + indentedTooFar(path));
        Optional<String> holder = Snippets.holderOf(field, view);
        if (holder.isPresent()) {
            String key = holder.get();
            return Snippets.ofField(
                    found.withHelp("`" + NodeText.shown(field) + "` belongs into an entry of `" + key + "`"),
                    Optional.of(path.name()),
                    key,
                    view.child(key).orElseThrow());
        }
        return Spelling.question(field, fields).map(found::withMarker).orElse(found);
    }

    /** An entry of a free map, such as a backend, that is called like a field of what holds the map. */
    private String indentedTooFar(NodePath path) {
        if (path.isRoot() || path.parent().isRoot()) {
            return "";
        }
        NodePath holder = path.parent().parent();
        boolean free =
                schema.at(path.parent()).filter(map -> map.fields().isEmpty()).isPresent();
        return free
                        && schema.at(holder)
                                .filter(view -> view.fields().contains(path.name()))
                                .isPresent()
                ? "; `" + path.name() + "` of " + place(holder) + " stands one level further out"
                : "";
    }

    private List<Diagnostic> missingField(NodePath path, Node node, SchemaView view, String field) {
        boolean misspelled = node instanceof Node.Mapping mapping
                && mapping.entries().keySet().stream()
                        .filter(key -> !view.fields().contains(key))
                        .anyMatch(key -> Spelling.closest(key, view.fields()).equals(Optional.of(field)));
        boolean saidAsLiteral = isSecret(view)
                && node instanceof Node.Mapping other
                && !other.entries().isEmpty();
        boolean misplaced = node instanceof Node.Mapping entry
                && !view.fields().containsAll(entry.entries().keySet())
                && !indentedTooFar(path).isEmpty();
        boolean saidAsHolder = node instanceof Node.Mapping held
                && held.entries().keySet().stream()
                        .filter(key -> !view.fields().contains(key))
                        .anyMatch(key -> Snippets.holderOf(key, view).equals(Optional.of(field)));
        if (misspelled || saidAsLiteral || misplaced || saidAsHolder) {
            return List.of();
        }
        SourceSpan deletion = trace.deleted().get(path.child(field));
        if (deletion != null) {
            return List.of(SchemaRules.MISSING_FIELD
                    .at(deletion, "`" + field + "` of " + place(path) + " is needed and cannot be deleted")
                    .withHelp("set it to another value"));
        }
        String help = view.child(field)
                .flatMap(missing -> missing.description().map(text -> "add `" + line(field, missing) + "`: " + text))
                .orElse("add `" + field + "`");
        Set<String> siblings = trace.added().get(path);
        if (siblings != null) {
            Diagnostic found = SchemaRules.INCOMPLETE_ENTRY
                    .at(
                            ownSpan(path, node),
                            "the overlay adds `" + NodeText.shown(path.name()) + "` to " + place(path.parent())
                                    + " without `" + field + "`")
                    .withHelp(help);
            return List.of(Spelling.question(path.name(), siblings)
                    .map(found::withMarker)
                    .orElseGet(() -> withExample(found, path, field, view)));
        }
        Diagnostic found = SchemaRules.MISSING_FIELD
                .at(ownSpan(path, node), place(path) + " has no `" + field + "`")
                .withHelp(help);
        return List.of(withExample(found, path, field, view));
    }

    private static Diagnostic withExample(Diagnostic found, NodePath path, String field, SchemaView view) {
        Optional<String> holder = path.isRoot() ? Optional.empty() : Optional.of(path.name());
        return view.child(field)
                .filter(missing -> missing.choices().size() != 1)
                .map(missing -> Snippets.ofField(found, holder, field, missing))
                .orElse(found);
    }

    /** The whole line where there is but one. */
    private static String line(String field, SchemaView view) {
        List<String> choices = view.choices();
        return choices.size() == 1 ? field + ": " + choices.getFirst() : field;
    }

    private Diagnostic malformedKey(NodePath path, Node node, SchemaView view, String key) {
        String form = view.keys().flatMap(SchemaView::form).orElse("another key");
        return SchemaRules.MALFORMED_VALUE.at(
                keySpan(node, key), "key `" + NodeText.shown(key) + "` in " + place(path) + "; expected " + form);
    }

    private Diagnostic wrongType(NodePath path, Node node, SchemaView view) {
        if (isSecret(view) && node instanceof Scalar scalar && scalar.type() != ScalarType.NULL) {
            return literalSecret(path, node);
        }
        List<String> expected =
                view.types().stream().filter(type -> !type.equals("null")).toList();
        String text = node instanceof Scalar scalar && scalar.type() == ScalarType.STRING ? "the text " : "";
        Diagnostic found = SchemaRules.WRONG_TYPE.at(
                node.span(),
                subject(path) + " is " + text + described(node) + "; expected "
                        + expected.stream().map(Wording::typeInWords).collect(Collectors.joining(" or ")));
        return typeHelp(node, view, expected)
                .map(found::withHelp)
                .orElseGet(() -> path.isRoot() ? found : Snippets.ofValue(found, path.name(), view));
    }

    /** Whether a place stands for a secret, so that what is written there instead may be the secret itself. */
    private static boolean isSecret(SchemaView view) {
        return view.fields().contains("secretRef") || view.fields().equals(List.of("env", "file", "exec"));
    }

    private Diagnostic literalSecret(NodePath path, Node value) {
        return SchemaRules.LITERAL_SECRET
                .at(value.span(), subject(path) + " is written out; expected a reference to a secret")
                .withHelp("write `secretRef: {env: NAME}`, and replace the secret: it is in Git")
                .asConfidential();
    }

    private static Optional<String> typeHelp(Node node, SchemaView view, List<String> expected) {
        if (!(node instanceof Scalar scalar)) {
            return Optional.empty();
        }
        String text = scalar.text().toLowerCase(Locale.ROOT);
        if (expected.contains("boolean") && YAML_1_1_BOOLEANS.contains(text)) {
            return Optional.of("write `true` or `false`");
        }
        if (view.durations().isPresent() && scalar.type() == ScalarType.INTEGER) {
            return Optional.of("write it with its unit: `" + text + "s` or `" + text + "ms`");
        }
        if (expected.contains("string") && scalar.type() != ScalarType.STRING && scalar.type() != ScalarType.NULL) {
            return Optional.of("write it in quotes: `\"" + NodeText.shown(scalar.text()) + "\"`");
        }
        boolean quotedNumber = ScalarTypes.ofPlain(scalar.text()) == ScalarType.INTEGER;
        if (expected.contains("integer") && scalar.type() == ScalarType.STRING && quotedNumber) {
            return Optional.of("write it without quotes: `" + NodeText.shown(scalar.text()) + "`");
        }
        return Optional.empty();
    }

    private Diagnostic malformed(NodePath path, Node node, SchemaView view) {
        String form = view.form().orElse("another form");
        if (node instanceof Scalar scalar && holdsUser(scalar.text())) {
            return SchemaRules.LITERAL_SECRET
                    .at(node.span(), subject(path) + " holds a user name; expected " + form)
                    .withHelp("put the user into `authentication`, and replace the password: it is in Git")
                    .asConfidential();
        }
        if (path.parent().name().equals("secretRef")) {
            return SchemaRules.MALFORMED_VALUE
                    .at(node.span(), subject(path) + " names no secret; expected " + form)
                    .asConfidential();
        }
        return Snippets.ofVariable(
                SchemaRules.MALFORMED_VALUE.at(
                        node.span(), subject(path) + " is " + described(node) + "; expected " + form),
                path.name(),
                node);
    }

    /** Whether a text is a URL with a user name, and so perhaps a password, in it. */
    static boolean holdsUser(String text) {
        return URL_WITH_USER.matcher(text).find();
    }

    private List<Diagnostic> outOfRange(NodePath path, Node node, SchemaView view) {
        return List.of(SchemaRules.VALUE_OUT_OF_RANGE.at(
                node.span(),
                subject(path) + " is " + described(node) + "; allowed is `"
                        + view.bound("minimum").orElse("any") + "` to `"
                        + view.bound("maximum").orElse("any") + "`"));
    }

    private List<Diagnostic> unknownChoice(NodePath path, Node node, SchemaView view) {
        if (!(node instanceof Scalar scalar)) {
            return List.of();
        }
        List<String> choices = view.choices();
        if (choices.isEmpty()) {
            return scalar.type() == ScalarType.BOOLEAN
                    ? List.of(SchemaRules.UNKNOWN_CHOICE
                            .at(node.span(), subject(path) + " is `" + scalar.text() + "`; allowed is only `true`")
                            .withHelp("delete the line"))
                    : List.of();
        }
        if (scalar.type() != ScalarType.STRING) {
            return List.of();
        }
        Diagnostic found = SchemaRules.UNKNOWN_CHOICE.at(
                node.span(),
                subject(path) + " is " + described(node) + "; allowed " + (choices.size() > 1 ? "are " : "is ")
                        + listed(choices));
        return List.of(
                Spelling.question(scalar.text(), choices).map(found::withMarker).orElse(found));
    }

    /** A field that is none of the choices is a finding of its own. */
    private List<Diagnostic> ambiguousChoice(NodePath path, Node node, SchemaView view) {
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().size() < 2) {
            return List.of(SchemaRules.AMBIGUOUS_CHOICE
                            .at(
                                    trace.deletionIn(path).orElse(ownSpan(path, node)),
                                    place(path) + " has none of " + listed(view.fields()))
                            .withHelp("write exactly one of them"))
                    .stream()
                    .map(found -> path.isRoot() ? found : Snippets.ofValue(found, path.name(), view))
                    .toList();
        }
        List<Map.Entry<String, Node.Entry>> entries =
                new ArrayList<>(mapping.entries().entrySet());
        entries.removeIf(entry -> !view.fields().contains(entry.getKey()));
        if (entries.size() < 2) {
            return List.of();
        }
        entries.sort(Map.Entry.comparingByValue((a, b) -> a.keySpan().compareTo(b.keySpan())));
        Map.Entry<String, Node.Entry> first = entries.getFirst();
        Map.Entry<String, Node.Entry> second = entries.get(1);
        return List.of(SchemaRules.AMBIGUOUS_CHOICE
                .at(
                        second.getValue().keySpan(),
                        place(path) + " has both `" + NodeText.shown(first.getKey()) + "` and `"
                                + NodeText.shown(second.getKey()) + "`")
                .withRelated(first.getValue().keySpan(), "`" + NodeText.shown(first.getKey()) + "` stands here")
                .withHelp("keep exactly one of " + listed(view.fields())));
    }

    private Diagnostic wrongSize(NodePath path, Node node, SchemaView view) {
        String message = switch (node) {
            case Scalar scalar ->
                scalar.text().isEmpty()
                        ? subject(path) + " is empty"
                        : subject(path) + " has " + scalar.text().length() + " characters; allowed are at most "
                                + view.bound("maxLength").orElse("fewer");
            case Node.Sequence sequence ->
                sequence.items().isEmpty()
                        ? subject(path) + " is empty; it needs at least one item"
                        : subject(path) + " has " + sequence.items().size() + " items; allowed are at most "
                                + view.bound("maxItems").orElse("fewer");
            case Node.Mapping mapping ->
                mapping.entries().isEmpty()
                        ? place(path) + " is empty; it needs at least one entry"
                        : place(path) + " has " + mapping.entries().size() + " entries; allowed are at most "
                                + view.bound("maxProperties").orElse("fewer");
        };
        SourceSpan span =
                node instanceof Node.Mapping ? trace.deletionIn(path).orElse(ownSpan(path, node)) : node.span();
        return SchemaRules.WRONG_SIZE.at(span, message);
    }

    private List<Diagnostic> duplicateItems(NodePath path, Node node) {
        List<Diagnostic> found = new ArrayList<>();
        Map<String, Node> seen = new HashMap<>();
        for (Node item : ((Node.Sequence) node).items()) {
            Node earlier = seen.putIfAbsent(NodeJson.of(item).toString(), item);
            if (earlier != null) {
                found.add(SchemaRules.DUPLICATE_ITEM
                        .at(item.span(), subject(path) + " holds " + described(item) + " twice")
                        .withRelated(earlier.span(), "it stands here already"));
            }
        }
        return found;
    }

    private static SourceSpan keySpan(Node node, String key) {
        return node instanceof Node.Mapping mapping && mapping.entries().containsKey(key)
                ? mapping.entries().get(key).keySpan()
                : node.span();
    }

    private String subject(NodePath path) {
        return Wording.subject(root, path);
    }

    /** The key that leads to a place; at the root the first key, in a list the item. */
    private SourceSpan ownSpan(NodePath path, Node node) {
        if (path.isRoot()) {
            return node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()
                    ? mapping.entries().firstEntry().getValue().keySpan()
                    : node.span();
        }
        Node parent = root.at(path.parent()).orElse(node);
        return parent instanceof Node.Mapping ? keySpan(parent, path.name()) : node.span();
    }
}
