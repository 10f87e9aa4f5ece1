package mgwc.gateway.request;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header fields that a step may change, except those that state where a message ends or that concern one connection
 * only (RFC 9110 section 7.6.1, RFC 9112 section 6): these are the gateway's own to write.
 */
public final class ProtectedFields implements MutableHeaderFields {

    private static final HeaderNameSet PROTECTED = HeaderNameSet.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final MutableHeaderFields fields;

    public ProtectedFields(MutableHeaderFields fields) {
        this.fields = fields;
    }

    /** Whether steps may not change fields with that name. */
    public static boolean isProtected(CharSequence name) {
        return PROTECTED.containsLoosely(name.toString());
    }

    @Override
    public @Nullable String get(CharSequence name) {
        return fields.get(name);
    }

    @Override
    public List<String> all(CharSequence name) {
        return fields.all(name);
    }

    @Override
    public boolean contains(CharSequence name) {
        return fields.contains(name);
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        fields.forEach(action);
    }

    @Override
    public void set(CharSequence name, CharSequence value) {
        fields.set(changeable(name), value);
    }

    @Override
    public void add(CharSequence name, CharSequence value) {
        fields.add(changeable(name), value);
    }

    @Override
    public void remove(CharSequence name) {
        fields.remove(changeable(name));
    }

    private static CharSequence changeable(CharSequence name) {
        if (isProtected(name)) {
            throw new IllegalArgumentException("a step may not change `" + name + "`");
        }
        return name;
    }
}
