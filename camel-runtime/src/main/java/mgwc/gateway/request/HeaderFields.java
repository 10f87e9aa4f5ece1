package mgwc.gateway.request;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The header fields of a message. Names are compared without regard to case (RFC 9110 section 5.1). */
public interface HeaderFields {

    /** The value of the first field with that name, or null if there is none. */
    @Nullable
    String get(CharSequence name);

    /** The values of all fields with that name, in order. */
    List<String> all(CharSequence name);

    boolean contains(CharSequence name);

    /** Calls the action with the name and the value of each field, in order. */
    void forEach(BiConsumer<? super String, ? super String> action);
}
