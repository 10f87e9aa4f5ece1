package mgwc.compiler.diff.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mgwc.compiler.yaml.Node;

/**
 * Takes simple compositions of one contract apart; what is not simple stays as it is, and opaque. Each schema is taken
 * apart once, however many others are made of it.
 */
final class SchemaShapes {

    /** Nobody composes deeper by hand; what does stays opaque. */
    private static final int DEEPEST = 20;

    private final ContractSide side;
    private final StructuralEquality sameness;
    private final IdentityHashMap<Node, Node.Mapping> plain = new IdentityHashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Node, SchemaShape> shapes = new IdentityHashMap<>();

    SchemaShapes(ContractSide side) {
        this.side = side;
        this.sameness = new StructuralEquality(side, side);
    }

    SchemaShape of(Node schema) {
        Node resolved = side.resolve(schema);
        SchemaShape known = shapes.get(resolved);
        if (known == null) {
            known = SchemaShape.of(side, plain(resolved, DEEPEST));
            shapes.put(resolved, known);
        }
        return known;
    }

    private Node.Mapping plain(Node schema, int depth) {
        Node resolved = side.resolve(schema);
        Node.Mapping known = plain.get(resolved);
        if (known != null) {
            return known;
        }
        if (resolved instanceof Node.Mapping itself && !open.add(itself)) {
            // a composition of itself
            return itself;
        }
        Node.Mapping apart = takenApart(resolved, depth);
        open.remove(resolved);
        plain.put(resolved, apart);
        return apart;
    }

    private Node.Mapping takenApart(Node resolved, int depth) {
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
            real.removeIf(SchemaShapes::isNull);
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
    private boolean merge(Map<String, Node.Entry> whole, Node.Mapping part) {
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
                whole.put("properties", new Node.Entry(present.keySpan(), new Node.Mapping(left.origin(), properties)));
            } else if (!Set.of("title", "description", "example", "examples").contains(entry.getKey())
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
