package mgwc.compiler.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name that Git gives to the content of a file. */
final class ObjectId {

    private static final int SHA1_DIGITS = 40;

    private ObjectId() {}

    /**
     * The id of a blob: the hash of {@code blob SP <size> NUL <content>}.
     *
     * @param digits how many hexadecimal digits ids of the repository have: 40 with SHA-1, 64 with SHA-256
     */
    static String of(byte[] content, int digits) {
        MessageDigest hash = hash(digits == SHA1_DIGITS ? "SHA-1" : "SHA-256");
        hash.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(hash.digest(content));
    }

    private static MessageDigest hash(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + name, e);
        }
    }
}
