package mgwc.compiler.diff.contract;

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

    /** @param plain with simple compositions taken apart */
    static SchemaShape of(ContractSide side, Node.Mapping plain) {
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
}
