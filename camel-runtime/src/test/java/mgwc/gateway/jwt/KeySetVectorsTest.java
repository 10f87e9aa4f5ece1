package mgwc.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mgwc.jwk.JwkVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gateway decides about each element of a key set as the vectors say, and so as the compiler does. */
class KeySetVectorsTest {

    static List<JwkVectors.Vector> vectors() {
        return JwkVectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theDecisionIsThatOfTheVectors(JwkVectors.Vector vector) throws InvalidKeySetException {
        KeySet set = KeySet.read(vector.set().getBytes(StandardCharsets.UTF_8));

        assertThat(set.names("good")).isTrue();
        assertThat(decision(set)).isEqualTo(vector.decision());
    }

    private static String decision(KeySet set) {
        if (!set.unusable().isEmpty()) {
            return set.unusable().getFirst().fault().predicate();
        }
        return set.size() == 1
                ? "-"
                : Arrays.stream(SignatureAlgorithm.values())
                        .filter(algorithm -> verifiesBesideTheGoodKey(set, algorithm))
                        .map(SignatureAlgorithm::name)
                        .sorted()
                        .collect(Collectors.joining(" ", "+", ""));
    }

    private static boolean verifiesBesideTheGoodKey(KeySet set, SignatureAlgorithm algorithm) {
        return set.candidates(Optional.empty(), algorithm).stream().anyMatch(key -> !key.isNamed("good"));
    }
}
