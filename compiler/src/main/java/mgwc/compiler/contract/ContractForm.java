package mgwc.compiler.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.contract.ContractFiles.Circular;
import mgwc.compiler.contract.ContractFiles.Foreign;
import mgwc.compiler.contract.ContractFiles.Found;
import mgwc.compiler.contract.ContractFiles.Missing;
import mgwc.compiler.contract.ObjectType.Demand;
import mgwc.compiler.contract.ValueType.Choice;
import mgwc.compiler.contract.ValueType.Either;
import mgwc.compiler.contract.ValueType.ListOf;
import mgwc.compiler.contract.ValueType.MapOf;
import mgwc.compiler.contract.ValueType.Named;
import mgwc.compiler.contract.ValueType.OrReference;
import mgwc.compiler.contract.ValueType.Primitive;
import mgwc.compiler.contract.ValueType.Reference;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.compiler.yaml.NodeText;
import mgwc.value.NodePath;

/**
 * Whether a contract has the form that its OpenAPI version describes, wherever in the tree its parts lie, and whether
 * its references lead to what is expected. Every value is looked at once for each use of it, so cycles end.
 */
final class ContractForm {

    private final OpenApiVersion version;
    private final boolean nullableIsIdle;
    private final Grammar grammar;
    private final ContractFiles files;
    private final List<Diagnostic> diagnostics;
    private final Deque<Use> pending = new ArrayDeque<>();
    private final IdentityHashMap<Node, ObjectType> uses = new IdentityHashMap<>();

    /** A value that a reference leads to, and the object it is taken for. */
    private record Use(Scalar reference, Node node, ObjectType as) {}

    private ContractForm(Mapping root, OpenApiVersion version, ContractFiles files, List<Diagnostic> diagnostics) {
        this.nullableIsIdle = (version == OpenApiVersion.V3_1 || version == OpenApiVersion.V3_2)
                && root.textAt(NodePath.of("jsonSchemaDialect"))
                        .map(dialect -> dialect.contains("/oas/3.1/") || dialect.contains("/draft/2020-12/"))
                        .orElse(true);
        this.version = version;
        this.grammar = Grammar.of(version);
        this.files = files;
        this.diagnostics = diagnostics;
    }

    static void check(Mapping root, OpenApiVersion version, ContractFiles files, List<Diagnostic> diagnostics) {
        ContractForm form = new ContractForm(root, version, files, diagnostics);
        SourceSpan start = root.entries().isEmpty()
                ? root.span()
                : root.entries().firstEntry().getValue().keySpan();
        form.object(root, form.grammar.document(), new Subject("the contract", start));
        while (!form.pending.isEmpty()) {
            form.follow(form.pending.poll());
        }
    }

    /** What a value is called in a message, and where its key or, without one, the value stands. */
    private record Subject(String text, SourceSpan span) {
        static Subject of(String key, Entry entry) {
            return new Subject("`" + NodeText.shown(key) + "`", entry.keySpan());
        }

        Subject item(int index, Node item) {
            return new Subject("item " + (index + 1) + " of " + text, item.span());
        }
    }

    private void check(Node node, ValueType type, Subject subject) {
        switch (type) {
            case Primitive primitive -> primitive(node, primitive, subject);
            case Choice choice -> choice(node, choice, subject);
            case ListOf list -> list(node, list, subject);
            case MapOf map -> map(node, map, subject);
            case Named named -> object(node, grammar.object(named.object()), subject);
            case OrReference object -> {
                if (node instanceof Mapping mapping && mapping.get("$ref").isPresent()) {
                    reference(mapping.get("$ref").get(), object.object());
                } else {
                    object(node, grammar.object(object.object()), subject);
                }
            }
            case Reference reference -> reference(node, reference.object());
            case Either either -> check(node, suits(node, either.second()) ? either.second() : either.first(), subject);
        }
    }

    /** Whether a value is of the kind that a type wants; only for the second of two, which is never the vaguer one. */
    private static boolean suits(Node node, ValueType type) {
        return switch (type) {
            case Primitive ignored -> node instanceof Scalar;
            case Choice ignored -> node instanceof Scalar;
            case ListOf ignored -> node instanceof Sequence;
            case MapOf ignored -> node instanceof Mapping;
            case Named ignored -> node instanceof Mapping;
            case OrReference ignored -> node instanceof Mapping;
            case Reference ignored -> node instanceof Scalar;
            case Either either -> suits(node, either.first()) || suits(node, either.second());
        };
    }

    private void primitive(Node node, Primitive primitive, Subject subject) {
        boolean fits = switch (primitive) {
            case ANY -> true;
            case TEXT, SCHEMA_NAME -> isOf(node, ScalarType.STRING);
            case BOOL -> isOf(node, ScalarType.BOOLEAN);
            case TRUE ->
                isOf(node, ScalarType.BOOLEAN) && ((Scalar) node).text().equalsIgnoreCase("true");
            case NUMBER -> isOf(node, ScalarType.INTEGER) || isOf(node, ScalarType.DECIMAL);
            case COUNT ->
                isOf(node, ScalarType.INTEGER) && !((Scalar) node).text().startsWith("-");
        };
        if (!fits) {
            diagnostics.add(wrongType(node, subject, primitive.inWords()));
        } else if (primitive == Primitive.SCHEMA_NAME && node instanceof Scalar scalar && isReference(scalar.text())) {
            reference(node, "Schema");
        }
    }

    /** Whether the value of a discriminator's mapping is a reference and not the name of a schema. */
    private static boolean isReference(String text) {
        return text.indexOf('#') >= 0 || text.indexOf('/') >= 0;
    }

    private static boolean isOf(Node node, ScalarType type) {
        return node instanceof Scalar scalar && scalar.type() == type;
    }

    private void choice(Node node, Choice choice, Subject subject) {
        if (!isOf(node, ScalarType.STRING)) {
            diagnostics.add(wrongType(node, subject, FormFindings.listed(choice.values())));
        } else if (!choice.values().contains(((Scalar) node).text())) {
            diagnostics.add(FormFindings.unknownChoice((Scalar) node, subject.text(), choice.values()));
        }
    }

    private void list(Node node, ListOf list, Subject subject) {
        if (!(node instanceof Sequence sequence)) {
            diagnostics.add(wrongType(node, subject, "a list"));
            return;
        }
        if (list.notEmpty() && sequence.items().isEmpty()) {
            diagnostics.add(ContractRules.WRONG_VALUE.at(
                    sequence.span(), subject.text() + " is empty; it needs at least one item"));
        }
        Map<String, Node> seen = new HashMap<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Node item = sequence.items().get(i);
            check(item, list.item(), subject.item(i, item));
            Node earlier = list.unique() ? seen.putIfAbsent(FormFindings.identity(item), item) : null;
            if (earlier != null) {
                diagnostics.add(ContractRules.WRONG_VALUE
                        .at(item.span(), subject.text() + " holds the same item twice")
                        .withRelated(earlier.span(), "it stands here already"));
            }
        }
    }

    private void map(Node node, MapOf map, Subject subject) {
        if (!(node instanceof Mapping mapping)) {
            diagnostics.add(wrongType(node, subject, "a mapping"));
            return;
        }
        if (map.single() && mapping.entries().size() != 1) {
            diagnostics.add(ContractRules.CONTRADICTION.at(
                    subject.span(),
                    subject.text() + " has " + mapping.entries().size() + " entries; expected exactly one"));
        }
        mapping.entries().forEach((key, entry) -> {
            if (map.keys().isPresent() && !map.keys().get().allows(key)) {
                diagnostics.add(ContractRules.WRONG_VALUE
                        .at(
                                entry.keySpan(),
                                "key `" + NodeText.shown(key) + "` of " + subject.text()
                                        + " has characters that no such key has")
                        .withHelp("allowed are " + map.keys().get().inWords()));
            }
            check(entry.value(), map.value(), Subject.of(key, entry));
        });
    }

    private void object(Node node, ObjectType type, Subject subject) {
        if (!(node instanceof Mapping mapping)) {
            diagnostics.add(wrongType(node, subject, type.inWords() + ", which is a mapping"));
        } else if (uses.putIfAbsent(mapping, type) == null) {
            fields(mapping, type, type.inWords(), subject);
        }
    }

    private void fields(Mapping mapping, ObjectType type, String name, Subject subject) {
        if (type.discriminator().isPresent()) {
            variant(mapping, type, type.discriminator().get(), name, subject);
            return;
        }
        mapping.entries().forEach((key, entry) -> {
            Optional<ValueType> field = type.field(key);
            if (field.isPresent() && !(key.startsWith("x-") && type.fields().get(key) == null)) {
                check(entry.value(), field.get(), Subject.of(key, entry));
            } else if (!type.open() && !key.startsWith("x-")) {
                diagnostics.add(FormFindings.unknownField(key, entry, type, name));
            }
        });
        for (String needed : type.required()) {
            if (mapping.get(needed).isEmpty()) {
                FormFindings.missingField(mapping, needed, type, subject.text(), subject.span())
                        .ifPresent(diagnostics::add);
            }
        }
        type.demands().forEach(demand -> demand(mapping, type, demand, subject));
        if (nullableIsIdle
                && type.name().equals("Schema")
                && mapping.get("$schema").isEmpty()) {
            FormFindings.leftOver(mapping, version).ifPresent(diagnostics::add);
        }
    }

    private void variant(Mapping mapping, ObjectType type, String field, String name, Subject subject) {
        List<String> known = List.copyOf(type.variants().keySet());
        Optional<Node> value = mapping.get(field);
        if (value.isEmpty()) {
            diagnostics.add(ContractRules.MISSING_CONTRACT_FIELD
                    .at(subject.span(), subject.text() + " has no `" + field + "`")
                    .withHelp("add `" + field + "`, one of " + FormFindings.listed(known)));
        } else if (!isOf(value.get(), ScalarType.STRING)) {
            diagnostics.add(wrongType(value.get(), new Subject("`" + field + "`", subject.span()), "text"));
        } else {
            String text = ((Scalar) value.get()).text();
            Optional<String> variant = Optional.ofNullable(type.variants().get(text));
            if (variant.isPresent()) {
                fields(mapping, grammar.object(variant.get()), name, subject);
            } else {
                diagnostics.add(FormFindings.unknownChoice((Scalar) value.get(), "`" + field + "`", known));
            }
        }
    }

    private void demand(Mapping mapping, ObjectType type, Demand demand, Subject subject) {
        List<String> names = demand.fields();
        List<String> present =
                names.stream().filter(name -> mapping.get(name).isPresent()).toList();
        switch (demand.kind()) {
            case ONE -> {
                if (present.isEmpty()) {
                    FormFindings.none(mapping, type, subject.text(), subject.span(), names)
                            .ifPresent(diagnostics::add);
                } else if (present.size() > 1) {
                    diagnostics.add(FormFindings.both(mapping, subject.text(), present.get(0), present.get(1)));
                }
            }
            case SOME -> {
                boolean any = names.contains(ObjectType.ANY_KEY)
                        ? mapping.entries().keySet().stream().anyMatch(key -> !key.startsWith("x-"))
                        : !present.isEmpty();
                if (!any) {
                    FormFindings.none(mapping, type, subject.text(), subject.span(), names)
                            .ifPresent(diagnostics::add);
                }
            }
            case APART -> {
                if (present.size() > 1 && present.contains(names.getFirst())) {
                    diagnostics.add(FormFindings.both(mapping, subject.text(), present.get(0), present.get(1)));
                }
            }
            case ONLY -> {
                boolean met = mapping.get(names.get(1)).orElse(null) instanceof Scalar scalar
                        && scalar.text().equalsIgnoreCase(names.get(2));
                if (!met && mapping.entry(names.getFirst()).isPresent()) {
                    diagnostics.add(ContractRules.CONTRADICTION.at(
                            mapping.entry(names.getFirst()).get().keySpan(),
                            "`" + names.getFirst() + "` needs `" + names.get(1) + ": " + names.get(2) + "`"));
                }
            }
        }
    }

    private void reference(Node node, String object) {
        if (!(node instanceof Scalar scalar) || scalar.type() != ScalarType.STRING) {
            diagnostics.add(wrongType(node, new Subject("`$ref`", node.span()), "text"));
            return;
        }
        String shown = "`" + NodeText.shown(scalar.text()) + "`";
        switch (files.end(scalar)) {
            case Found found -> pending.add(new Use(scalar, found.node(), grammar.object(object)));
            case Missing missing ->
                diagnostics.add(ContractRules.DANGLING_REFERENCE.at(
                        scalar.span(), "the reference " + shown + " " + missing.reason()));
            case Foreign foreign ->
                diagnostics.add(ContractRules.FOREIGN_REFERENCE
                        .at(scalar.span(), "the reference " + shown + " " + foreign.reason())
                        .withHelp("copy what it leads to into the workspace, and refer to the copy"));
            case Circular ignored ->
                diagnostics.add(ContractRules.CIRCULAR_REFERENCE.at(
                        scalar.span(), "the reference " + shown + " leads to references without end"));
        }
    }

    private void follow(Use use) {
        String shown = "`" + NodeText.shown(use.reference().text()) + "`";
        boolean booleanSchema = use.as().name().equals("Schema") && isOf(use.node(), ScalarType.BOOLEAN);
        if (booleanSchema) {
            return;
        }
        if (!(use.node() instanceof Mapping mapping)) {
            diagnostics.add(ContractRules.WRONG_REFERENCE
                    .at(
                            use.reference().span(),
                            "the reference " + shown + " leads to " + FormFindings.described(use.node()) + "; expected "
                                    + use.as().inWords())
                    .withRelated(use.node().span(), "it leads here"));
            return;
        }
        ObjectType other = uses.putIfAbsent(mapping, use.as());
        if (other == null) {
            fields(mapping, use.as(), use.as().inWords(), new Subject("what " + shown + " leads to", mapping.span()));
        } else if (!other.name().equals(use.as().name())) {
            diagnostics.add(ContractRules.WRONG_REFERENCE
                    .at(
                            use.reference().span(),
                            "the reference " + shown + " leads to "
                                    + other.inWords() + "; expected "
                                    + use.as().inWords())
                    .withRelated(mapping.span(), "it leads here"));
        }
    }

    private static Diagnostic wrongType(Node node, Subject subject, String expected) {
        Diagnostic found = ContractRules.WRONG_CONTRACT_TYPE.at(
                node.span(), subject.text() + " is " + FormFindings.described(node) + "; expected " + expected);
        boolean wantsText = expected.equals(Primitive.TEXT.inWords());
        return wantsText && node instanceof Scalar scalar && scalar.type() != ScalarType.NULL
                ? found.withHelp("write it in quotes: `\"" + NodeText.shown(scalar.text()) + "\"`")
                : found;
    }
}
