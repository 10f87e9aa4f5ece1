package mgwc.gateway.edge;

import java.nio.charset.StandardCharsets;

/** The character classes of RFC 3986 that decide about a path. */
final class PathBytes {

    private static final boolean[] PATH = new boolean[128];
    private static final boolean[] UNRESERVED = new boolean[128];
    private static final String HEX = "0123456789ABCDEF";

    static {
        for (char c = '0'; c <= 'z'; c++) {
            UNRESERVED[c] = Character.isLetterOrDigit(c);
        }
        mark(UNRESERVED, "-._~");
        System.arraycopy(UNRESERVED, 0, PATH, 0, PATH.length);
        // sub-delims without `;`, which only parameters of style matrix have
        mark(PATH, "!$&'()*+,=:@/");
    }

    private PathBytes() {}

    private static void mark(boolean[] characters, String those) {
        those.chars().forEach(c -> characters[c] = true);
    }

    static boolean isUnreserved(int octet) {
        return octet >= 0 && octet < 128 && UNRESERVED[octet];
    }

    static boolean isPathCharacter(char c) {
        return c < 128 && PATH[c];
    }

    static boolean isVisibleAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= 0x20 || c >= 0x7f || c == '#') {
                return false;
            }
        }
        return true;
    }

    /** The octet that two hex digits at the index stand for; -1 if there are none. */
    static int octet(String text, int index) {
        if (index + 2 > text.length()) {
            return -1;
        }
        int high = hex(text.charAt(index));
        int low = hex(text.charAt(index + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Whether decoding once more would change the path. */
    static boolean isEncodedTwice(String normal) {
        for (int i = normal.indexOf("%25"); i >= 0; i = normal.indexOf("%25", i + 3)) {
            if (octet(normal, i + 3) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a segment is {@code .} or {@code ..}, also without its parameters after {@code ;}. */
    static boolean hasDotSegment(String path) {
        for (int i = path.indexOf("/."); i >= 0; i = path.indexOf("/.", i + 1)) {
            int end = path.startsWith("/..", i) ? i + 3 : i + 2;
            if (end == path.length() || path.charAt(end) == '/' || path.charAt(end) == ';') {
                return true;
            }
        }
        return false;
    }

    /** A literal of a path template, percent-encoded or not, in the form that request paths are normalised to. */
    static String normalLiteral(String literal) {
        StringBuilder normal = new StringBuilder(literal.length());
        byte[] octets = literal.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            char c = (char) (octets[i] & 0xff);
            boolean escaped = false;
            if (c == '%' && i + 2 < octets.length && hex((char) octets[i + 1]) >= 0 && hex((char) octets[i + 2]) >= 0) {
                c = (char) (hex((char) octets[i + 1]) << 4 | hex((char) octets[i + 2]));
                escaped = true;
                i += 2;
            }
            if (escaped ? isUnreserved(c) : isPathCharacter(c)) {
                normal.append(c);
            } else {
                normal.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return normal.toString();
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
