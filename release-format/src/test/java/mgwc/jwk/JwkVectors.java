package mgwc.jwk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Elements of key sets with the decision about them, which the tests of both sides read: the compiler and the gateway
 * have a JSON reader each, and have to come to the same decision.
 */
public final class JwkVectors {

    /** Relative to the folder of any module. */
    private static final Path FILE = Path.of("../release-format/src/test/resources/jwk/elements.txt");

    /** The public key of RFC 8037 appendix A.2, for the place beside an element. */
    private static final String GOOD =
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"good\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

    /**
     * @param decision {@code +} and the algorithms of a usable key, {@code -} for a key with another purpose, else what
     *     is wrong with the key
     * @param element JSON
     */
    public record Vector(String decision, String element) {

        /** A set of a good key, whose id is {@code good}, and the element. */
        public String set() {
            return "{\"keys\":[" + GOOD + "," + element + "]}";
        }
    }

    private JwkVectors() {}

    public static List<Vector> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(JwkVectors::vector)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector vector(String line) {
        int bar = line.indexOf('|');
        return new Vector(
                line.substring(0, bar).strip(), line.substring(bar + 1).strip());
    }
}
