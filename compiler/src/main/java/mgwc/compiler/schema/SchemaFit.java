package mgwc.compiler.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.schema.SchemaView.Limits;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.ScalarType;

/**
 * Tells at a glance that a tree fits its schema, which nearly every tree does, so that the validator library has only
 * the others to explain. Sure of every yes; a no may be a mere doubt.
 */
final class SchemaFit {

    private static final int SURE_DIGITS = 9;

    private SchemaFit() {}

    static boolean isSure(Node node, SchemaView view) {
        Limits limits = view.limits();
        if (!limits.understood()) {
            return false;
        }
        return switch (node) {
            case Node.Mapping mapping -> limits.allows("object") && fits(mapping, view, limits);
            case Node.Sequence sequence -> limits.allows("array") && fits(sequence, view, limits);
            case Scalar scalar -> fits(scalar, limits);
        };
    }

    private static boolean fits(Node.Mapping mapping, SchemaView view, Limits limits) {
        int size = mapping.entries().size();
        if (size < limits.minProperties()
                || size > limits.maxProperties()
                || !mapping.entries().keySet().containsAll(limits.required())) {
            return false;
        }
        Optional<SchemaView> keys = view.keys();
        for (var entry : mapping.entries().entrySet()) {
            Optional<SchemaView> child = view.child(entry.getKey());
            boolean fits = child.isPresent()
                    && isSure(entry.getValue().value(), child.get())
                    && (keys.isEmpty() || fitsText(entry.getKey(), keys.get().limits()));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Node.Sequence sequence, SchemaView view, Limits limits) {
        List<Node> items = sequence.items();
        Optional<SchemaView> each = view.child("0");
        if (items.size() < limits.minItems() || items.size() > limits.maxItems() || each.isEmpty()) {
            return false;
        }
        Set<String> texts = new HashSet<>();
        for (Node item : items) {
            boolean distinct = !limits.uniqueItems()
                    || (item instanceof Scalar scalar
                            && scalar.type() == ScalarType.STRING
                            && texts.add(scalar.text()));
            if (!distinct || !isSure(item, each.get())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Scalar scalar, Limits limits) {
        return switch (scalar.type()) {
            case STRING -> limits.allows("string") && fitsText(scalar.text(), limits);
            case INTEGER -> limits.allows("integer") && fitsNumber(scalar.text(), limits);
            case BOOLEAN -> limits.allows("boolean") && limits.allowsChoice(scalar.text());
            case NULL -> limits.allows("null") && limits.choices().isEmpty();
            case DECIMAL -> false;
        };
    }

    private static boolean fitsText(String text, Limits limits) {
        return limits.understood()
                && text.codePointCount(0, text.length()) >= limits.minLength()
                && text.length() <= limits.maxLength()
                && limits.allowsChoice(text)
                && (limits.pattern().isEmpty()
                        || limits.pattern().get().matcher(text).find());
    }

    private static boolean fitsNumber(String text, Limits limits) {
        boolean plain = text.length() <= SURE_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain || limits.choices().isPresent()) {
            return false;
        }
        int number = Integer.parseInt(text);
        return number >= limits.minimum() && number <= limits.maximum();
    }
}
