package mgwc.gateway.edge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for: one path for matching, policy and forwarding, and the query as the client sent it.
 *
 * <p>The path is normalised as RFC 3986 section 6.2.2 says: escapes of unreserved characters are decoded, the others
 * are in upper case. A path that two servers could read differently is malformed: dot segments, encoded backslashes and
 * control characters, escapes of escapes, escapes that are no UTF-8, and characters that RFC 3986 does not allow.
 * Parameters after {@code ;} and encoded slashes are for {@link Generation#refusal} to judge, since a few operations
 * have them.
 */
sealed interface RequestTarget {

    /**
     * @param query without the question mark; absent if there was none
     * @param parameters whether the path has a parameter after {@code ;}
     * @param encodedSlash whether the path has a {@code %2F}
     */
    record Resource(String path, @Nullable String query, boolean parameters, boolean encodedSlash)
            implements RequestTarget {

        /** A path that is read in one way only. */
        Resource(String path, @Nullable String query) {
            this(path, query, false, false);
        }
    }

    /** In normal form. */
    String ENCODED_SLASH = "%2F";

    /** @param reason fit for the {@code detail} of a problem */
    record Malformed(String reason) implements RequestTarget {}

    /** Reads a request target in origin form or absolute form (RFC 9112 section 3.2). */
    static RequestTarget parse(String target) {
        int start = pathStart(target);
        if (start < 0) {
            return new Malformed("the request target is not a path");
        }
        int question = target.indexOf('?', start);
        String path = target.substring(start, question < 0 ? target.length() : question);
        String query = question < 0 ? null : target.substring(question + 1);
        if (query != null && !PathBytes.isVisibleAscii(query)) {
            return new Malformed("the query has a character that must be percent-encoded");
        }
        if (path.isEmpty()) {
            return new Resource("/", query);
        }
        return path(path, query);
    }

    private static RequestTarget path(String path, @Nullable String query) {
        boolean escaped = false;
        boolean parameters = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                escaped = true;
            } else if (c == ';') {
                parameters = true;
            } else if (!PathBytes.isPathCharacter(c)) {
                return new Malformed("the path has a character that must be percent-encoded");
            }
        }
        String normal = path;
        boolean encodedSlash = false;
        if (escaped) {
            StringBuilder decoded = new StringBuilder(path.length());
            String fault = unescape(path, decoded);
            if (fault != null) {
                return new Malformed(fault);
            }
            normal = decoded.toString();
            if (PathBytes.isEncodedTwice(normal)) {
                return new Malformed("the path is encoded twice");
            }
            encodedSlash = normal.contains(ENCODED_SLASH);
        }
        return PathBytes.hasDotSegment(encodedSlash ? normal.replace(ENCODED_SLASH, "/") : normal)
                ? new Malformed("the path has a `.` or `..` segment")
                : new Resource(normal, query, parameters, encodedSlash);
    }

    /** Where the path of the target begins; -1 if it has none, as in {@code *} and {@code host:443}. */
    private static int pathStart(String target) {
        if (target.startsWith("/")) {
            return 0;
        }
        int authority = target.indexOf("://");
        if (authority < 0) {
            return -1;
        }
        String scheme = target.substring(0, authority).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return -1;
        }
        for (int i = authority + 3; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '/' || c == '?') {
                return i;
            }
        }
        return target.length();
    }

    private static @Nullable String unescape(String path, StringBuilder out) {
        byte[] run = new byte[path.length() / 3];
        int length = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                if (!isUtf8(run, length)) {
                    return "the path has an escape that is not UTF-8";
                }
                length = 0;
                out.append(c);
                continue;
            }
            int octet = PathBytes.octet(path, i + 1);
            if (octet < 0) {
                return "the path has an incomplete escape";
            }
            if (octet == '\\' || octet < 0x20 || octet == 0x7f) {
                return "the path has an encoded backslash or control character";
            }
            run[length++] = (byte) octet;
            if (PathBytes.isUnreserved(octet)) {
                out.append((char) octet);
            } else {
                out.append('%').append(path.substring(i + 1, i + 3).toUpperCase(Locale.ROOT));
            }
            i += 2;
        }
        return isUtf8(run, length) ? null : "the path has an escape that is not UTF-8";
    }

    private static boolean isUtf8(byte[] run, int length) {
        if (length == 0) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(run, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
