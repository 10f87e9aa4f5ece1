package mgwc.gateway.request;

import java.util.List;

/**
 * A response that a step gives instead of a backend.
 *
 * @param fields header fields in order, without those that frame the message
 * @param body sent in UTF-8; empty for none
 */
public record Answer(int status, List<Field> fields, String body) {

    /** A header field. */
    public record Field(String name, String value) {}

    public Answer {
        fields = List.copyOf(fields);
    }

    /** An answer without a body. */
    public static Answer of(int status, Field... fields) {
        return new Answer(status, List.of(fields), "");
    }
}
