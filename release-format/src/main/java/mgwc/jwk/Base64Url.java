package mgwc.jwk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Base64url as JOSE uses it (RFC 7515 section 2): no padding, no character outside the alphabet, and no unused bits, so
 * that every octet sequence has exactly one text.
 */
public final class Base64Url {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            VALUES[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private Base64Url() {}

    /** The octets that the text from {@code from} to before {@code to} stands for, or null if it stands for none. */
    public static byte @Nullable [] decode(CharSequence text, int from, int to) {
        int length = to - from;
        if (length % 4 == 1) {
            return null;
        }
        byte[] octets = new byte[length * 6 / 8];
        int bits = 0;
        int held = 0;
        int next = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int value = c < 128 ? VALUES[c] : -1;
            if (value < 0) {
                return null;
            }
            bits = bits << 6 | value;
            held += 6;
            if (held >= 8) {
                held -= 8;
                octets[next++] = (byte) (bits >> held);
            }
        }
        boolean unusedBits = (bits & (1 << held) - 1) != 0;
        return unusedBits ? null : octets;
    }

    /** The octets that the whole text stands for, or null if it stands for none. */
    public static byte @Nullable [] decode(CharSequence text) {
        return decode(text, 0, text.length());
    }
}
