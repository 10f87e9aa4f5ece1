package mgwc.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import mgwc.gateway.problem.AuthFailure;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which key of a set verifies a token: RFC 7517 sections 4 and 5, RFC 7515 section 4.1.4, one rule a row. */
class KeyChoiceTest {

    private static final SigningKey RSA = SigningKey.RSA;
    private static final SigningKey OTHER_RSA = SigningKey.rsa("other", 2048);
    private static final SigningKey P256 = SigningKey.P256;

    /** The tokens that the property asks about, with and without a key id, good and forged. */
    private static final List<String> TOKENS = List.of(
            token(RSA, "RS256", "rsa"),
            token(RSA, "RS256", null),
            token(P256, "ES256", "p256"),
            token(P256, "ES256", null),
            token(OTHER_RSA, "RS256", "rsa"),
            token(OTHER_RSA, "RS256", null),
            token(RSA, "RS256", "unknown"),
            token(RSA, "PS256", "rsa"));

    private static Arguments row(String rule, String token, Optional<AuthFailure> failure, String... keys) {
        return Arguments.of(rule, token, failure, List.of(keys));
    }

    private static Arguments accepted(String rule, String token, String... keys) {
        return row(rule, token, Optional.empty(), keys);
    }

    private static Arguments refused(String rule, AuthFailure failure, String token, String... keys) {
        return row(rule, token, Optional.of(failure), keys);
    }

    static Stream<Arguments> rules() {
        String rs = token(RSA, "RS256", "rsa");
        String noKid = token(RSA, "RS256", null);
        String named = "\"kid\":\"rsa\"";
        return Stream.of(
                accepted("the key of the id", rs, P256.with(""), RSA.with("")),
                accepted(
                        "one key listed once for each algorithm",
                        rs,
                        RSA.with(",\"alg\":\"RS384\""),
                        RSA.with(",\"alg\":\"RS256\""),
                        RSA.with(",\"alg\":\"PS256\"")),
                accepted("the same key twice", rs, RSA.with(""), RSA.with("")),
                accepted(
                        "one id for signatures and encryption",
                        rs,
                        OTHER_RSA.with(",\"use\":\"enc\"").replace("\"kid\":\"other\"", named),
                        RSA.with(",\"use\":\"sig\"")),
                accepted("one id for two types", rs, P256.with("").replace("\"kid\":\"p256\"", named), RSA.with("")),
                accepted(
                        "one id for two keys of one type",
                        rs,
                        OTHER_RSA.with("").replace("\"kid\":\"other\"", named),
                        RSA.with("")),
                accepted("no id in the token and several keys", noKid, OTHER_RSA.with(""), P256.with(""), RSA.with("")),
                accepted("no id in token and key", noKid, RSA.with("").replace(named + ",", "")),
                accepted("an unusable key of the same id", rs, "{\"kty\":\"RSA\"," + named + "}", RSA.with("")),
                refused(
                        "no id in the token and no key that made the signature",
                        AuthFailure.BAD_SIGNATURE,
                        noKid,
                        OTHER_RSA.with(""),
                        P256.with("")),
                refused("no key for the algorithm", AuthFailure.NO_KEY, noKid, P256.with("")),
                refused("no key of the id", AuthFailure.NO_KEY, rs, OTHER_RSA.with("")),
                refused(
                        "ids are case-sensitive",
                        AuthFailure.NO_KEY,
                        rs,
                        RSA.with("").replace(named, "\"kid\":\"RSA\"")),
                refused(
                        "the key of the id has none",
                        AuthFailure.NO_KEY,
                        rs,
                        RSA.with("").replace(named + ",", "")),
                refused(
                        "the key of the id is for encryption",
                        AuthFailure.NO_KEY,
                        rs,
                        RSA.with(",\"use\":\"enc\""),
                        P256.with("")),
                refused(
                        "the key of the id may not verify",
                        AuthFailure.NO_KEY,
                        rs,
                        RSA.with(",\"key_ops\":[\"encrypt\"]"),
                        P256.with("")),
                refused("the key of the id is for another alg", AuthFailure.NO_KEY, rs, RSA.with(",\"alg\":\"RS512\"")),
                refused(
                        "the key of the id has another type",
                        AuthFailure.NO_KEY,
                        token(RSA, "RS256", "p256"),
                        P256.with(""),
                        RSA.with("")),
                refused(
                        "another key made the signature",
                        AuthFailure.BAD_SIGNATURE,
                        token(OTHER_RSA, "RS256", "rsa"),
                        RSA.with(""),
                        OTHER_RSA.with("")),
                refused(
                        "a key with a private member is trusted no more",
                        AuthFailure.NO_KEY,
                        rs,
                        RSA.with(",\"d\":\"AQ\""),
                        P256.with("")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theKeyIsChosenAsTheRfcsSay(String rule, String token, Optional<AuthFailure> failure, List<String> keys)
            throws Exception {
        assertThat(failure(read(keys), token)).isEqualTo(failure);
    }

    @Property(tries = 100)
    void anyUnusableKeyAddedToAGoodSetChangesNoDecision(@ForAll("unusable") List<String> odd, @ForAll Random random)
            throws InvalidKeySetException {
        List<String> keys = new ArrayList<>(List.of(RSA.with(",\"use\":\"sig\""), P256.with("")));
        KeySet good = read(keys);
        odd.forEach(key -> keys.add(random.nextInt(keys.size() + 1), key));
        KeySet mixed = read(keys);

        for (String token : TOKENS) {
            assertThat(failure(mixed, token)).isEqualTo(failure(good, token));
        }
    }

    @Provide
    static Arbitrary<List<String>> unusable() {
        return Arbitraries.of(
                        "null",
                        "\"rsa\"",
                        "{}",
                        "{\"kid\":\"rsa\"}",
                        "{\"kty\":\"RSA\",\"kid\":\"rsa\",\"x5c\":[\"MIIB\"]}",
                        "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-65\",\"kid\":\"rsa\",\"pub\":\"AAAA\"}",
                        "{\"kty\":\"oct\",\"kid\":\"p256\",\"k\":\"AAAA\"}",
                        OTHER_RSA.with(",\"alg\":null"),
                        OTHER_RSA.with(",\"use\":\"enc\""),
                        OTHER_RSA.with(",\"d\":\"AQ\""),
                        OTHER_RSA.with(",\"kid\":\"rsa\""),
                        OTHER_RSA.with("").replace("\"other\"", "7"),
                        OTHER_RSA.with("").replace("\"e\":\"AQAB\"", "\"e\":\"AQAB=\""),
                        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"p256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}",
                        "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"kid\":\"p256\",\"x\":\"AAAA\"}")
                .list()
                .ofMaxSize(12);
    }

    private static Optional<AuthFailure> failure(KeySet keys, String token) {
        var verifier = Trust.verifier(
                Trust.issuer(
                        new KeySource.Bundled("keys.json", keys),
                        EnumSet.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256)),
                new BundledKeys(keys),
                new ManualClock(),
                Runnable::run);
        return switch (Trust.decision(verifier, token)) {
            case JwtDecision.Accepted ignored -> Optional.empty();
            case JwtDecision.Refused refused -> Optional.of(refused.refusal().reason());
            case JwtDecision.Unavailable unavailable ->
                Optional.of(unavailable.refusal().reason());
        };
    }

    private static KeySet read(List<String> keys) throws InvalidKeySetException {
        return KeySet.read(("{\"keys\":[" + String.join(",", keys) + "]}").getBytes(StandardCharsets.UTF_8));
    }

    private static String token(SigningKey key, String algorithm, @Nullable String kid) {
        String id = kid == null ? "" : ",\"kid\":\"" + kid + "\"";
        return key.token(algorithm, "{\"alg\":\"" + algorithm + "\"" + id + "}", Trust.PAYLOAD);
    }
}
