package mgwc.value;

import java.nio.charset.StandardCharsets;

/** Percent-encoding in paths (RFC 3986 sections 2.1 and 3.3), of UTF-8. */
final class PercentEncoding {

    /** That a path may have and that are not unreserved (RFC 3986 section 3.3). */
    private static final String DELIMITERS = "!$&'()*+,;=:@";

    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /**
     * A text in normal form (RFC 3986 section 6.2.2): escapes of unreserved characters decoded, others in upper case,
     * characters that a path cannot have encoded. An escaped delimiter ({@code %21}) is not the delimiter itself
     * ({@code !}). A {@code %} that encodes nothing is encoded.
     */
    static String normal(String text) {
        if (isPlain(text)) {
            return text;
        }
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder normal = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int octet = octets[i] & 0xff;
            int high = octet == '%' && i + 2 < octets.length ? digit(octets[i + 1]) : -1;
            int low = high < 0 ? -1 : digit(octets[i + 2]);
            boolean escaped = low >= 0;
            if (escaped) {
                octet = (high << 4) | low;
                i += 2;
            }
            if (escaped ? isUnreserved(octet) : isPathCharacter(octet)) {
                normal.append((char) octet);
            } else {
                normal.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
            }
        }
        return normal.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPathCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPathCharacter(int c) {
        return isUnreserved(c) || (c < 0x80 && DELIMITERS.indexOf(c) >= 0);
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 0x80 && "-._~".indexOf(c) >= 0);
    }

    private static int digit(byte octet) {
        return octet < 0 ? -1 : Character.digit(octet, 16);
    }
}
