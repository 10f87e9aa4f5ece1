package mgwc.gateway.request;

import io.netty.util.AsciiString;

/** Names of header fields in a form that is looked up without computing its hash again. */
public final class HeaderNames {

    public static final CharSequence AUTHORIZATION = of("authorization");
    public static final CharSequence CONNECTION = of("connection");

    private HeaderNames() {}

    /** @param name in US-ASCII */
    public static CharSequence of(String name) {
        return AsciiString.cached(name);
    }
}
