package mgwc.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The SHA-256 of some content (FIPS 180-4). It is written as {@code sha256:} and 64 lower-case hexadecimal digits.
 *
 * @param hex the 64 digits
 */
public record Digest(String hex) {

    /** How many hexadecimal digits name a release in events and metrics, and a step configuration in a release. */
    public static final int SHORT_DIGITS = 12;

    private static final String PREFIX = "sha256:";
    private static final int DIGITS = 64;

    /** @throws IllegalArgumentException if these are not 64 lower-case hexadecimal digits */
    public Digest {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("`" + hex + "` is not a SHA-256 digest");
        }
    }

    public static Digest of(byte[] content) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The digest of the text in UTF-8. */
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #toString} writes, and nothing else. */
    public static Optional<Digest> parse(String text) {
        return text.startsWith(PREFIX) && isHex(text.substring(PREFIX.length()))
                ? Optional.of(new Digest(text.substring(PREFIX.length())))
                : Optional.empty();
    }

    /** The first {@code digits} hexadecimal digits, between 1 and 64. */
    public String first(int digits) {
        return hex.substring(0, digits);
    }

    /** The first {@value #SHORT_DIGITS} hexadecimal digits. */
    public String shortHex() {
        return first(SHORT_DIGITS);
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }

    private static boolean isHex(String text) {
        if (text.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }
}
