package mgwc.gateway.policy.headers;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.gateway.policy.headers.HeaderValue.ApplicationField;

/** The changes of both messages; one without changes is absent. */
record HeadersConfig(Optional<Edits> request, Optional<Edits> response) {

    /** The changes of one message. */
    record Edits(List<Field> add, List<String> remove, List<Field> set) {
        Edits {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
            set = List.copyOf(set);
        }

        /** The names of all fields that are changed. */
        List<String> names() {
            Stream<String> written = Stream.concat(add.stream(), set.stream()).map(Field::name);
            return Stream.concat(remove.stream(), written).toList();
        }
    }

    /** A field to set or add. */
    record Field(String name, Value value) {}

    /** Where a value comes from: exactly one of the three. */
    record Value(Optional<Property> application, Optional<String> claim, Optional<String> constant) {
        Value {
            int sources =
                    (application.isPresent() ? 1 : 0) + (claim.isPresent() ? 1 : 0) + (constant.isPresent() ? 1 : 0);
            if (sources != 1) {
                throw new IllegalArgumentException(
                        "a value needs exactly one of `application`, `claim` and `constant`");
            }
        }

        HeaderValue source() {
            Optional<HeaderValue> fixed = constant.map(HeaderValue.Constant::new);
            Optional<HeaderValue> told = claim.map(HeaderValue.Claim::new);
            return fixed.or(() -> told)
                    .orElseGet(() -> new HeaderValue.OfApplication(
                            application.orElseThrow().field()));
        }
    }

    /** A property of the caller's application. */
    enum Property {
        @JsonProperty("key-type")
        KEY_TYPE,
        @JsonProperty("name")
        NAME,
        @JsonProperty("owner")
        OWNER;

        ApplicationField field() {
            return switch (this) {
                case KEY_TYPE -> ApplicationField.KEY_TYPE;
                case NAME -> ApplicationField.NAME;
                case OWNER -> ApplicationField.OWNER;
            };
        }
    }
}
