package mgwc.compiler.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mgwc.compiler.source.SourceFile;
import mgwc.jwk.JwkFault;
import mgwc.jwk.JwkVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiler decides about each element of a key set as the vectors say, and so as the gateway does. */
class KeySetVectorsTest {

    static List<JwkVectors.Vector> vectors() {
        return JwkVectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theDecisionIsThatOfTheVectors(JwkVectors.Vector vector) {
        byte[] json = vector.set().getBytes(StandardCharsets.UTF_8);
        KeySet.Key key = ((KeySet.Keys) KeySet.read(new SourceFile("keys.json", json)))
                .keys()
                .get(1);

        assertThat(key.fault().map(JwkFault::predicate).orElseGet(() -> use(key)))
                .isEqualTo(vector.decision());
    }

    private static String use(KeySet.Key key) {
        return key.algorithms().isEmpty() ? "-" : "+" + String.join(" ", key.algorithms());
    }
}
