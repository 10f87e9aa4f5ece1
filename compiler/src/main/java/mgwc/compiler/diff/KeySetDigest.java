package mgwc.compiler.diff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mgwc.compiler.emit.CanonicalJson;
import mgwc.compiler.source.SourceFile;
import tools.jackson.core.JacksonException;

/** A short name for the content of a key set, the same however the file is formatted. */
final class KeySetDigest {

    private static final int SHOWN_BYTES = 6;

    private KeySetDigest() {}

    static String of(SourceFile file) {
        String text = new String(file.content(), StandardCharsets.UTF_8);
        try {
            return digest(CanonicalJson.reprint(text));
        } catch (JacksonException e) {
            // What is not JSON is for the rules to say; here it only has to differ from what it was.
            return digest(text);
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
