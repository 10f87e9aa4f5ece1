package mgwc.compiler.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One object of the OpenAPI Specification.
 *
 * @param open whether unknown fields are allowed; those that start with {@code x-} always are
 * @param discriminator the field whose value tells which of the variants an object is
 * @param variants names of objects by that value
 */
record ObjectType(
        String name,
        boolean open,
        Map<String, ValueType> fields,
        Set<String> required,
        List<Demand> demands,
        Optional<String> discriminator,
        Map<String, String> variants) {

    /** The key of any field. */
    static final String ANY_KEY = "*";

    private static final String PATH_KEY = "<path>";
    private static final String STATUS_KEY = "<status>";

    /** What fields of one object ask of each other. */
    record Demand(Kind kind, List<String> fields) {
        enum Kind {
            /** Exactly one of them is there. */
            ONE,
            /** At least one of them is there. */
            SOME,
            /** The first is not together with any of the others. */
            APART,
            /** The first needs the second to have the third as its value, in any case. */
            ONLY
        }
    }

    Optional<ValueType> field(String key) {
        return Optional.ofNullable(fields.get(key))
                .or(() -> Optional.ofNullable(key.startsWith("/") ? fields.get(PATH_KEY) : null))
                .or(() -> Optional.ofNullable(isStatus(key) ? fields.get(STATUS_KEY) : null))
                .or(() -> Optional.ofNullable(fields.get(ANY_KEY)));
    }

    boolean isResponses() {
        return fields.containsKey(STATUS_KEY);
    }

    /** {@code 404} or {@code 4XX}. */
    private static boolean isStatus(String key) {
        return key.length() == 3
                && key.charAt(0) >= '1'
                && key.charAt(0) <= '5'
                && (key.endsWith("XX") || (Character.isDigit(key.charAt(1)) && Character.isDigit(key.charAt(2))));
    }

    /** Names that can stand in a list of what is allowed. */
    List<String> names() {
        return fields.keySet().stream()
                .filter(key -> !key.equals(ANY_KEY) && !key.startsWith("<"))
                .toList();
    }

    /** {@code path item}. */
    String words() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && !words.isEmpty()) {
                words.append(' ');
            }
            words.append(Character.toLowerCase(c));
        }
        return words.toString();
    }

    /** {@code a path item}. */
    String inWords() {
        String words = words();
        return ("aeio".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }

    /** Puts an object together line by line. */
    static final class Builder {
        private final String name;
        private final boolean open;
        private final Map<String, ValueType> fields = new LinkedHashMap<>();
        private final Set<String> required = new LinkedHashSet<>();
        private final List<Demand> demands = new ArrayList<>();
        private Optional<String> discriminator = Optional.empty();
        private final Map<String, String> variants = new LinkedHashMap<>();

        Builder(String name, boolean open) {
            this.name = name;
            this.open = open;
        }

        void discriminator(String field) {
            discriminator = Optional.of(field);
        }

        void variant(String value, String object) {
            variants.put(value, object);
        }

        void include(ObjectType other) {
            fields.putAll(other.fields());
            required.addAll(other.required());
            demands.addAll(other.demands());
        }

        void demand(String kind, List<String> names) {
            demands.add(new Demand(Demand.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), List.copyOf(names)));
        }

        void field(String written, ValueType type) {
            boolean needed = written.endsWith("!");
            String key = needed ? written.substring(0, written.length() - 1) : written;
            fields.put(key, type);
            if (needed) {
                required.add(key);
            }
        }

        ObjectType build() {
            return new ObjectType(name, open, fields, required, demands, discriminator, variants);
        }
    }
}
