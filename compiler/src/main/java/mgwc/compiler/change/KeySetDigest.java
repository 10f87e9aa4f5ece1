package mgwc.compiler.change;

import java.nio.charset.StandardCharsets;
import mgwc.compiler.source.SourceFile;
import mgwc.release.CanonicalJson;
import mgwc.release.Digest;
import tools.jackson.core.JacksonException;

/** A short name for the content of a key set, the same however the file is formatted. */
final class KeySetDigest {

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
        return "sha256:" + Digest.of(text).shortHex();
    }
}
