package mgwc.compiler.contract;

import java.util.List;
import java.util.Optional;

/** What the value of a field may be. */
sealed interface ValueType {

    /** A value without parts that are looked into. */
    enum Primitive implements ValueType {
        TEXT("text", "text"),
        BOOL("bool", "`true` or `false`"),
        TRUE("true", "`true`"),
        NUMBER("number", "a number"),
        COUNT("count", "a whole number from 0"),
        ANY("any", "a value"),
        SCHEMA_NAME("schema", "the name of a schema");

        private final String word;
        private final String inWords;

        Primitive(String word, String inWords) {
            this.word = word;
            this.inWords = inWords;
        }

        static Optional<Primitive> of(String word) {
            for (Primitive primitive : values()) {
                if (primitive.word.equals(word)) {
                    return Optional.of(primitive);
                }
            }
            return Optional.empty();
        }

        String inWords() {
            return inWords;
        }
    }

    /** One of some texts. */
    record Choice(List<String> values) implements ValueType {
        public Choice {
            values = List.copyOf(values);
        }
    }

    record ListOf(ValueType item, boolean notEmpty, boolean unique) implements ValueType {}

    /** @param single whether there must be exactly one entry */
    record MapOf(ValueType value, Optional<KeyForm> keys, boolean single) implements ValueType {}

    /** An object of the grammar. */
    record Named(String object) implements ValueType {}

    /** An object, or a Reference Object that leads to one; what stands beside {@code $ref} does not count. */
    record OrReference(String object) implements ValueType {}

    /** The text of a reference to an object. */
    record Reference(String object) implements ValueType {}

    /** The first unless only the second is of the kind of value that is there. */
    record Either(ValueType first, ValueType second) implements ValueType {}

    /** What the keys of a mapping must look like. */
    enum KeyForm {
        /** The key of a component: {@code ^[a-zA-Z0-9._-]+$}. */
        COMPONENT_NAME("letters, digits, `.`, `_` and `-`", "._-"),
        /** A token of RFC 9110 section 5.6.2. */
        TOKEN("letters, digits and `!#$%&'*+-.^_|~`", "!#$%&'*+-.^_`|~");

        private final String inWords;
        private final String marks;

        KeyForm(String inWords, String marks) {
            this.inWords = inWords;
            this.marks = marks;
        }

        boolean allows(String key) {
            return !key.isEmpty()
                    && key.chars()
                            .allMatch(c -> (c >= '0' && c <= '9')
                                    || (c >= 'a' && c <= 'z')
                                    || (c >= 'A' && c <= 'Z')
                                    || marks.indexOf(c) >= 0);
        }

        String inWords() {
            return inWords;
        }
    }
}
