package mgwc.compiler.diff.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeJson;

/**
 * A schema as OpenAPI 3.0 and 3.1 both mean it: {@code nullable} and type lists are one thing, simple {@code allOf}s
 * are merged, {@code const} is a list of one.
 *
 * @param types all types when the schema names none; without {@code null}, which {@code nullable} stands for
 * @param values the only values allowed, if they are listed
 * @param limits numbers, patterns and formats by keyword
 * @param opaque keywords whose change cannot be judged part by part
 */
record SchemaShape(
        SortedSet<String> types,
        boolean nullable,
        Optional<SortedSet<String>> values,
        Map<String, Node> properties,
        Set<String> required,
        Map<String, String> limits,
        Node items,
        Node additional,
        Map<String, Node> opaque) {

    static final SortedSet<String> ANY =
            new TreeSet<>(Set.of("array", "boolean", "integer", "number", "object", "string"));

    private static final Set<String> LIMITS = Set.of(
            "maximum",
            "exclusiveMaximum",
            "maxLength",
            "maxItems",
            "maxProperties",
            "minimum",
            "exclusiveMinimum",
            "minLength",
            "minItems",
            "minProperties",
            "pattern",
            "format",
            "multipleOf",
            "uniqueItems");

    private static final Set<String> OPAQUE = Set.of(
            "oneOf",
            "anyOf",
            "allOf",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "dependentRequired",
            "dependentSchemas",
            "discriminator",
            "patternProperties",
            "prefixItems",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties",
            "$dynamicRef",
            "$ref");

    static SchemaShape of(ContractSide side, Node schema) {
        Node resolved = side.resolve(schema);
        Node.Mapping plain = new Reading(side).plain(resolved);
        SortedSet<String> types = types(plain);
        boolean nullable = types.remove("null") || types.isEmpty() || ContractSide.isTrue(plain, "nullable");
        Map<String, Node> opaque = new TreeMap<>(ContractSide.children(plain));
        opaque.keySet().retainAll(OPAQUE);
        return new SchemaShape(
                types.isEmpty() ? ANY : types,
                nullable,
                values(plain),
                ContractSide.children(side.mapping(plain, "properties")),
                texts(plain, "required"),
                limits(plain),
                plain.get("items").orElse(ContractSide.NOTHING),
                plain.get("additionalProperties").orElse(ContractSide.NOTHING),
                opaque);
    }

    /** Whether properties that are not named are refused. */
    boolean closed() {
        return additional instanceof Node.Scalar scalar && scalar.text().equalsIgnoreCase("false");
    }

    private static SortedSet<String> types(Node.Mapping schema) {
        Node type = schema.get("type").orElse(ContractSide.NOTHING);
        SortedSet<String> types =
                new TreeSet<>(type instanceof Node.Scalar scalar ? Set.of(scalar.text()) : texts(schema, "type"));
        values(schema).ifPresent(values -> {
            if (values.contains("null") && !types.isEmpty()) {
                types.add("null");
            }
        });
        return types;
    }

    private static Optional<SortedSet<String>> values(Node.Mapping schema) {
        SortedSet<String> values = new TreeSet<>();
        schema.get("const").ifPresent(value -> values.add(NodeJson.of(value).toString()));
        if (values.isEmpty() && schema.get("enum").orElse(ContractSide.NOTHING) instanceof Node.Sequence list) {
            list.items().forEach(value -> values.add(NodeJson.of(value).toString()));
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /** OpenAPI 3.0 says with a boolean whether a bound belongs to the range. */
    private static Map<String, String> limits(Node.Mapping schema) {
        Map<String, String> limits = new TreeMap<>();
        ContractSide.children(schema).forEach((key, value) -> {
            if (LIMITS.contains(key) && value instanceof Node.Scalar scalar) {
                limits.put(key, scalar.text());
            }
        });
        exclusive(limits, "exclusiveMaximum", "maximum");
        exclusive(limits, "exclusiveMinimum", "minimum");
        limits.remove("uniqueItems", "false");
        return limits;
    }

    private static void exclusive(Map<String, String> limits, String flag, String bound) {
        if ("true".equals(limits.get(flag))) {
            String number = limits.remove(bound);
            limits.remove(flag);
            if (number != null) {
                limits.put(flag, number);
            }
        } else {
            limits.remove(flag, "false");
        }
    }

    private static Set<String> texts(Node.Mapping schema, String key) {
        Set<String> texts = new TreeSet<>();
        if (schema.get(key).orElse(ContractSide.NOTHING) instanceof Node.Sequence list) {
            list.items().forEach(item -> {
                if (item instanceof Node.Scalar scalar) {
                    texts.add(scalar.text());
                }
            });
        }
        return texts;
    }

    /** Takes simple compositions apart; what is not simple stays as it is, and opaque. */
    private record Reading(ContractSide side) {

        private static final int DEEPEST = 20;

        Node.Mapping plain(Node schema) {
            return plain(schema, DEEPEST);
        }

        private Node.Mapping plain(Node schema, int depth) {
            Node resolved = side.resolve(schema);
            if (!(resolved instanceof Node.Mapping mapping)) {
                return refusal(resolved);
            }
            Node.Mapping single = withoutNullBranch(mapping, depth);
            List<Node> parts = side.items(single, "allOf");
            if (parts.isEmpty() || depth == 0) {
                return single;
            }
            LinkedHashMap<String, Node.Entry> merged = new LinkedHashMap<>(single.entries());
            merged.remove("allOf");
            for (Node part : parts) {
                if (!merge(merged, plain(part, depth - 1))) {
                    return single;
                }
            }
            return new Node.Mapping(single.origin(), merged);
        }

        /** The schema {@code true} takes anything; {@code false} nothing, which is opaque here. */
        private static Node.Mapping refusal(Node schema) {
            LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
            if (schema instanceof Node.Scalar scalar && scalar.text().equalsIgnoreCase("false")) {
                entries.put("not", new Node.Entry(schema.span(), ContractSide.NOTHING));
            }
            return new Node.Mapping(schema.origin(), entries);
        }

        /** {@code oneOf: [{…}, {type: 'null'}]} is how OpenAPI 3.1 says nullable. */
        private Node.Mapping withoutNullBranch(Node.Mapping schema, int depth) {
            for (String keyword : List.of("oneOf", "anyOf")) {
                List<Node> branches = side.items(schema, keyword);
                List<Node> real = new ArrayList<>(branches);
                real.removeIf(Reading::isNull);
                if (real.size() == 1 && branches.size() <= 2 && depth > 0) {
                    LinkedHashMap<String, Node.Entry> merged = new LinkedHashMap<>(schema.entries());
                    merged.remove(keyword);
                    if (merge(merged, plain(real.getFirst(), depth - 1))) {
                        if (branches.size() == 2) {
                            Node yes = new Node.Scalar(schema.origin(), "true", Node.ScalarType.BOOLEAN);
                            merged.put("nullable", new Node.Entry(schema.span(), yes));
                        }
                        return new Node.Mapping(schema.origin(), merged);
                    }
                }
            }
            return schema;
        }

        private static boolean isNull(Node schema) {
            return schema instanceof Node.Mapping mapping
                    && mapping.get("type").orElse(ContractSide.NOTHING) instanceof Node.Scalar type
                    && type.text().equals("null");
        }

        /** Adds a part; false when both say something about the same keyword that cannot simply be put together. */
        private boolean merge(LinkedHashMap<String, Node.Entry> whole, Node.Mapping part) {
            StructuralEquality sameness = new StructuralEquality(side, side);
            for (var entry : part.entries().entrySet()) {
                Node.Entry present = whole.get(entry.getKey());
                if (present == null) {
                    whole.put(entry.getKey(), entry.getValue());
                } else if (entry.getKey().equals("required")) {
                    whole.put("required", joined(present, entry.getValue()));
                } else if (entry.getKey().equals("properties")
                        && side.resolve(present.value()) instanceof Node.Mapping left
                        && side.resolve(entry.getValue().value()) instanceof Node.Mapping right) {
                    LinkedHashMap<String, Node.Entry> properties = new LinkedHashMap<>(left.entries());
                    if (!merge(properties, right)) {
                        return false;
                    }
                    whole.put(
                            "properties",
                            new Node.Entry(present.keySpan(), new Node.Mapping(left.origin(), properties)));
                } else if (!Set.of("title", "description", "example", "examples")
                                .contains(entry.getKey())
                        && !sameness.of(present.value(), entry.getValue().value())) {
                    return false;
                }
            }
            return true;
        }

        private static Node.Entry joined(Node.Entry one, Node.Entry other) {
            List<Node> items = new ArrayList<>();
            for (Node.Entry entry : List.of(one, other)) {
                if (entry.value() instanceof Node.Sequence list) {
                    items.addAll(list.items());
                }
            }
            return new Node.Entry(one.keySpan(), new Node.Sequence(one.value().origin(), items));
        }
    }
}
