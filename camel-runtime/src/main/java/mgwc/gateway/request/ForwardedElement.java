package mgwc.gateway.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one proxy states in {@code Forwarded} about the request that it got (RFC 7239 section 4). A parameter is null if
 * it is absent; quotes are removed.
 *
 * @param node the value of {@code for}
 */
record ForwardedElement(
        @Nullable String node,
        @Nullable String proto,
        @Nullable String host) {

    /** The elements of one field value in order, or null if the value does not follow the grammar. */
    static @Nullable List<ForwardedElement> parse(String value) {
        Reader reader = new Reader(value);
        List<ForwardedElement> elements = new ArrayList<>();
        do {
            ForwardedElement element = reader.element();
            if (element == null) {
                return null;
            }
            elements.add(element);
        } while (reader.skip(','));
        return reader.atEnd() ? elements : null;
    }

    /** Whether it has the parameter, which must not occur twice (RFC 7239 section 4). */
    private boolean states(String parameter) {
        return switch (parameter.toLowerCase(Locale.ROOT)) {
            case "for" -> node != null;
            case "proto" -> proto != null;
            case "host" -> host != null;
            default -> false;
        };
    }

    /** Leaves out {@code by} and extensions. */
    private ForwardedElement with(String parameter, String value) {
        return switch (parameter.toLowerCase(Locale.ROOT)) {
            case "for" -> new ForwardedElement(value, proto, host);
            case "proto" -> new ForwardedElement(node, value, host);
            case "host" -> new ForwardedElement(node, proto, value);
            default -> this;
        };
    }

    /** Reads a field value from left to right. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        @Nullable
        ForwardedElement element() {
            ForwardedElement element = new ForwardedElement(null, null, null);
            do {
                space();
                String name = token();
                if (name.isEmpty() || !skipHere('=')) {
                    return null;
                }
                String value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
                if (value == null || value.isEmpty()) {
                    return null;
                }
                if (element.states(name)) {
                    return null;
                }
                element = element.with(name, value);
            } while (skip(';'));
            return element;
        }

        /** Skips white space, and the character if it follows. */
        boolean skip(char wanted) {
            space();
            return skipHere(wanted);
        }

        private boolean skipHere(char wanted) {
            boolean there = at < text.length() && text.charAt(at) == wanted;
            if (there) {
                at++;
            }
            return there;
        }

        private void space() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }

        boolean atEnd() {
            return at == text.length();
        }

        /** A token (RFC 9110 section 5.6.2), and a `:` in it, which proxies forget to quote; may be empty. */
        private String token() {
            int start = at;
            while (at < text.length() && (FieldText.isTokenCharacter(text.charAt(at)) || text.charAt(at) == ':')) {
                at++;
            }
            return text.substring(start, at);
        }

        /** A quoted string (RFC 9110 section 5.6.4), or null if it has no end. */
        private @Nullable String quoted() {
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    at++;
                    return value.toString();
                }
                if (c == '\\' && ++at == text.length()) {
                    return null;
                }
                value.append(text.charAt(at));
            }
            return null;
        }
    }
}
