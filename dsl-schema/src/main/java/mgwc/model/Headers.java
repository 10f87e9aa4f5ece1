package mgwc.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The header fields that the gateway changes for an API or one operation. */
public record Headers(Optional<Edits> request, Optional<Edits> response) {

    /**
     * The changes of one message: fields are removed, then set, then added.
     *
     * @param set what replaces all fields of a name, by that name
     * @param add what is added to fields of a name, by that name
     */
    public record Edits(Map<String, Value> set, Map<String, Value> add, List<String> remove) {
        public Edits {
            set = Map.copyOf(set);
            add = Map.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /**
     * Where a value comes from: exactly one of the three.
     *
     * @param value the same for every request
     * @param claim of the caller's token
     */
    public record Value(Optional<String> value, Optional<String> claim, Optional<ApplicationProperty> application) {}

    /** What is known of the caller's application. */
    public enum ApplicationProperty {
        @JsonProperty("name")
        NAME,
        @JsonProperty("owner")
        OWNER,
        @JsonProperty("key-type")
        KEY_TYPE
    }
}
