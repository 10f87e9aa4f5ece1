package mgwc.compiler.policy.headers;

import java.util.List;
import java.util.Optional;

/** What the gateway changes; a message without changes is absent. */
record HeadersStep(Optional<Edits> request, Optional<Edits> response) {

    /**
     * The changes of one message.
     *
     * @param remove names in lower case, sorted
     * @param set by name
     * @param add by name
     */
    record Edits(List<String> remove, List<Field> set, List<Field> add) {
        Edits {
            remove = List.copyOf(remove);
            set = List.copyOf(set);
            add = List.copyOf(add);
        }
    }

    /**
     * A field.
     *
     * @param name in lower case
     */
    record Field(String name, Value value) {}

    /** Where a value comes from. */
    sealed interface Value {

        /** The same for every request. */
        record Constant(String text) implements Value {}

        /** A claim of the caller's token. */
        record Claim(String name) implements Value {}

        /** A property of the caller's application, as the language names it. */
        record Application(String property) implements Value {}
    }
}
