package mgwc.gateway.policy.headers;

import java.util.Locale;
import mgwc.gateway.identity.Application;
import mgwc.gateway.identity.Authenticated;
import mgwc.gateway.identity.CallerIdentity;
import mgwc.gateway.request.FieldText;
import org.jspecify.annotations.Nullable;

/** Where the value of a header field comes from. */
sealed interface HeaderValue {

    /** No value is longer, so that a claim cannot make a backend refuse the request. */
    int LONGEST = 1_000;

    /**
     * The value for a caller; null if there is none, or if it has a character that header fields cannot carry. A value
     * is never changed to fit: a name without its foreign letters is the name of somebody else.
     */
    default @Nullable String of(CallerIdentity caller) {
        String text = text(caller);
        return text != null && isSendable(text) ? text : null;
    }

    /** The value as the source has it. */
    @Nullable
    String text(CallerIdentity caller);

    /** Whether recipients read the text as it is. */
    static boolean isSendable(String text) {
        return text.length() <= LONGEST && FieldText.isValue(text);
    }

    /** The same for every request. */
    record Constant(String value) implements HeaderValue {
        public Constant {
            if (!isSendable(value)) {
                throw new IllegalArgumentException("a constant is not a value that a header field can have");
            }
        }

        @Override
        public String of(CallerIdentity caller) {
            return value;
        }

        @Override
        public String text(CallerIdentity caller) {
            return value;
        }
    }

    /** A claim of the caller's token, which the release asks authentication to keep. */
    record Claim(String name) implements HeaderValue {

        @Override
        public @Nullable String text(CallerIdentity caller) {
            return caller instanceof Authenticated known ? known.attributes().get(name) : null;
        }
    }

    /** Something that the release says about the caller's application. */
    record OfApplication(ApplicationField field) implements HeaderValue {

        @Override
        public @Nullable String text(CallerIdentity caller) {
            return caller instanceof Authenticated known && known.application().isPresent()
                    ? field.of(known.application().get())
                    : null;
        }
    }

    /** What is known of an application. */
    enum ApplicationField {
        NAME,
        OWNER,
        KEY_TYPE;

        @Nullable
        String of(Application application) {
            return switch (this) {
                case NAME -> application.name();
                case OWNER -> application.owner().orElse(null);
                case KEY_TYPE -> application.keyType().name().toLowerCase(Locale.ROOT);
            };
        }
    }
}
