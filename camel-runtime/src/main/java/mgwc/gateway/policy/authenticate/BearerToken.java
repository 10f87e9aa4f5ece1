package mgwc.gateway.policy.authenticate;

import java.util.List;

/** What the {@code Authorization} fields of a request hold (RFC 9110 section 11.6.2, RFC 6750 section 2.1). */
sealed interface BearerToken {

    /** One bearer token, of which only the characters were looked at. */
    record Presented(String token) implements BearerToken {}

    /** Nothing, or credentials of another scheme. */
    record Absent() implements BearerToken {}

    /** @param detail for the caller; does not repeat what was sent */
    record Malformed(String detail) implements BearerToken {}

    String SCHEME = "Bearer";

    // one bit a character: tokens are long, and each of their characters is looked at with every request
    long TOKEN_CHARACTERS_BELOW_64 = bits("+-./0123456789=");
    long TOKEN_CHARACTERS_FROM_64 = bits("ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");

    static BearerToken of(List<String> fields) {
        if (fields.isEmpty()) {
            return new Absent();
        }
        if (fields.size() > 1) {
            return new Malformed("the request has more than one Authorization field");
        }
        String field = fields.getFirst();
        int end = field.indexOf(' ');
        String scheme = end < 0 ? field : field.substring(0, end);
        if (!scheme.equalsIgnoreCase(SCHEME)) {
            return new Absent();
        }
        int start = end < 0 ? field.length() : end;
        while (start < field.length() && field.charAt(start) == ' ') {
            start++;
        }
        if (start == field.length()) {
            return new Malformed("the Authorization field has no token");
        }
        for (int i = start; i < field.length(); i++) {
            if (!isTokenCharacter(field.charAt(i))) {
                return new Malformed("the Authorization field has more than a token");
            }
        }
        return new Presented(field.substring(start));
    }

    /** {@code token68} of RFC 9110 section 11.2, which RFC 6750 calls {@code b64token}. */
    private static boolean isTokenCharacter(char c) {
        return c < 128 && ((c < 64 ? TOKEN_CHARACTERS_BELOW_64 : TOKEN_CHARACTERS_FROM_64) >>> c & 1) != 0;
    }

    private static long bits(String characters) {
        long bits = 0;
        for (int i = 0; i < characters.length(); i++) {
            // a shift counts modulo 64
            bits |= 1L << characters.charAt(i);
        }
        return bits;
    }
}
