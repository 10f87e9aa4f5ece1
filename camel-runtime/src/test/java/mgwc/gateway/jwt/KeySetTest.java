package mgwc.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mgwc.jwk.JwkSet;
import mgwc.jwk.UnusableKey;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    private static final SigningKey RSA = SigningKey.RSA;
    private static final SigningKey P256 = SigningKey.P256;

    @Test
    void aKeyVerifiesWhatItsTypeSizeAndUseAllow() throws Exception {
        assertThat(algorithms(RSA.with("")))
                .containsExactlyInAnyOrder(
                        SignatureAlgorithm.RS256,
                        SignatureAlgorithm.RS384,
                        SignatureAlgorithm.RS512,
                        SignatureAlgorithm.PS256,
                        SignatureAlgorithm.PS384,
                        SignatureAlgorithm.PS512);
        assertThat(algorithms(P256.with(""))).containsExactly(SignatureAlgorithm.ES256);
        assertThat(algorithms(SigningKey.P521.with(""))).containsExactly(SignatureAlgorithm.ES512);
        assertThat(algorithms(SigningKey.ED448.with(""))).containsExactly(SignatureAlgorithm.EdDSA);
        assertThat(algorithms(RSA.with(",\"alg\":\"RS256\",\"use\":\"sig\",\"key_ops\":[\"verify\"]")))
                .containsExactly(SignatureAlgorithm.RS256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"use\":\"enc\"",
                ",\"key_ops\":[\"sign\"]",
                ",\"key_ops\":[]",
                ",\"alg\":\"RSA-OAEP\"",
                ",\"alg\":\"RSA1_5\""
            })
    void aKeyForAnotherPurposeIsPassedOver(String members) throws Exception {
        KeySet set = read(RSA.with(members), P256.with(""));

        assertThat(set.names("rsa")).isFalse();
        assertThat(set.unusable()).isEmpty();
    }

    /** RFC 7517 section 5: what cannot be used is left out, and the others are used. */
    @ParameterizedTest
    @MethodSource("unusable")
    void anUnusableKeyIsLeftOutAndTheOthersStay(String jwk, String description) throws Exception {
        KeySet good = read(P256.with(""), SigningKey.ED25519.with(""));

        for (KeySet set : List.of(
                read(P256.with(""), jwk, SigningKey.ED25519.with("")),
                read(jwk, P256.with(""), SigningKey.ED25519.with("")))) {
            assertThat(set).isEqualTo(good);
            assertThat(set.unusable())
                    .singleElement()
                    .extracting(UnusableKey::description)
                    .asString()
                    .matches("key [12]" + Pattern.quote(description));
        }
    }

    static Stream<Arguments> unusable() {
        String d = SigningKey.unsigned(((RSAPrivateKey) RSA.pair().getPrivate()).getPrivateExponent(), 0);
        String n = RSA.with("").replaceFirst(".*\"n\":\"([^\"]+)\".*", "$1");
        String x5c = "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"b1\",\"x5c\":[\"MIIB\"]}";
        String repeating = "{" + RSA.jwk() + ",\"kid\":\"other\"}";
        String deep = "{\"kty\":\"RSA\",\"x\":" + "[".repeat(400) + "]".repeat(400) + "}";
        return Stream.of(
                Arguments.of("null", " is not a JSON object"),
                Arguments.of("7", " is not a JSON object"),
                Arguments.of("[]", " is not a JSON object"),
                Arguments.of("{}", " lacks `kty`"),
                Arguments.of("{\"kid\":\"z\"}", " (`z`) lacks `kty`"),
                Arguments.of(x5c, " (`b1`) lacks `n`"),
                Arguments.of(repeating, " has a name twice"),
                Arguments.of(deep, " lacks `n`"),
                Arguments.of("{\"kty\":\"RSA\",\"n\":" + "9".repeat(5000) + "}", " has `n` that is not a string"),
                Arguments.of("{\"kty\":\"RSA\",\"" + "n".repeat(60_000) + "\":1}", " lacks `n`"),
                Arguments.of("{\"kty\":\"AKP\",\"kid\":\"pq\"}", " (`pq`) has `kty` that the gateway does not know"),
                Arguments.of(RSA.with(",\"alg\":null"), " (`rsa`) has `alg` that is not a string"),
                Arguments.of(RSA.with(",\"use\":null"), " (`rsa`) has `use` that is not a string"),
                Arguments.of(RSA.with("").replace("\"rsa\"", "17"), " has `kid` that is not a string"),
                Arguments.of(rsa(n + "==", "AQAB"), " has `n` that is not base64url without padding"),
                Arguments.of(rsa(n, ""), " lacks `e`"),
                Arguments.of(
                        SigningKey.rsa("short", 1024).with(""),
                        " (`short`) has a modulus of 1024 bits, and RSA keys have at least 2048"),
                Arguments.of(
                        RSA.with(",\"d\":\"" + d + "\""),
                        " (`rsa`) has a private member, and everyone who reads the set could sign with it"),
                Arguments.of(
                        "{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\"c2VjcmV0\"}",
                        " (`s`) is symmetric, and everyone who reads the set could sign with it"),
                Arguments.of(
                        "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AA\",\"y\":\"AA\"}",
                        " has `crv` that the gateway does not know"));
    }

    /** Any key that is left out changes nothing about the others, wherever it is in the set. */
    @Property(tries = 300)
    void whateverIsLeftOutChangesNothing(@ForAll("odd") List<String> odd, @ForAll Random random)
            throws InvalidKeySetException {
        List<String> all = new ArrayList<>(List.of(P256.with(""), RSA.with(",\"alg\":\"RS256\"")));
        KeySet good = read(all.toArray(String[]::new));
        odd.forEach(key -> all.add(random.nextInt(all.size() + 1), key));

        KeySet set = read(all.toArray(String[]::new));

        assertThat(set).isEqualTo(good);
        assertThat(set.candidates(Optional.empty(), SignatureAlgorithm.RS256))
                .isEqualTo(good.candidates(Optional.empty(), SignatureAlgorithm.RS256));
        assertThat(set.unusable()).hasSize(odd.size());
    }

    @Provide
    static Arbitrary<List<String>> odd() {
        Arbitrary<String> value = Arbitraries.of("null", "7", "true", "[]", "{}", "\"\"", "\"=\"", "\"AQ\"", "[1]");
        Arbitrary<String> base = Arbitraries.of(RSA.jwk(), P256.jwk(), SigningKey.ED448.jwk());
        Arbitrary<String> name = Arbitraries.of("kty", "kid", "crv", "n", "e", "x", "y", "d", "k");
        // a name twice, or a member that makes the key private
        Arbitrary<String> broken = Combinators.combine(base, name, value)
                .as((jwk, member, text) -> "{" + jwk + ",\"" + member + "\":" + text + ",\"" + member + "\":1}");
        return Arbitraries.oneOf(broken, value, Arbitraries.of("{\"kty\":\"AKP\",\"pub\":\"AQ\"}"))
                .list()
                .ofMaxSize(20);
    }

    /** RFC 7517 section 4.5 lets keys share an id, and nothing forbids to list one key twice. */
    @Test
    void aKeyOnceForEachAlgorithmAndTheSameKeyTwiceAreFine() throws Exception {
        KeySet perAlgorithm =
                read(RSA.with(",\"alg\":\"RS256\""), RSA.with(",\"alg\":\"RS384\""), RSA.with(",\"alg\":\"RS512\""));
        KeySet twice = read(RSA.with(""), RSA.with(",\"x5t\":\"AQ\""), P256.with(""));

        assertThat(perAlgorithm.candidates(Optional.of("rsa"), SignatureAlgorithm.RS384))
                .singleElement()
                .extracting(VerificationKey::algorithms)
                .isEqualTo(Set.of(SignatureAlgorithm.RS384));
        assertThat(perAlgorithm.candidates(Optional.of("rsa"), SignatureAlgorithm.PS256))
                .isEmpty();
        assertThat(twice.size()).isEqualTo(2);
        assertThat(twice.unusable()).isEmpty();
    }

    @Test
    void candidatesAreChosenByIdAndAlgorithm() throws Exception {
        KeySet set = read(
                RSA.with(""),
                P256.with(",\"use\":\"sig\""),
                P256.with("").replace("\"p256\"", "\"rsa\""),
                SigningKey.rsa("old", 2048).with(",\"use\":\"enc\"").replace("\"old\"", "\"rsa\""),
                SigningKey.ED25519.with("").replace("\"kid\":\"ed25519\",", ""));

        assertThat(set.candidates(Optional.of("rsa"), SignatureAlgorithm.RS256)).hasSize(1);
        assertThat(set.candidates(Optional.of("rsa"), SignatureAlgorithm.ES256)).hasSize(1);
        assertThat(set.candidates(Optional.empty(), SignatureAlgorithm.ES256)).hasSize(2);
        assertThat(set.candidates(Optional.of("ed25519"), SignatureAlgorithm.EdDSA))
                .isEmpty();
        assertThat(set.candidates(Optional.of("RSA"), SignatureAlgorithm.RS256)).isEmpty();
        assertThat(set.candidates(Optional.empty(), SignatureAlgorithm.EdDSA)).hasSize(1);
    }

    @Test
    void atMostSixteenKeysAreTriedForOneSignature() throws Exception {
        String[] many = IntStream.range(0, 20)
                .mapToObj(i -> RSA.with("").replace("\"rsa\"", "\"k" + i + "\""))
                .toArray(String[]::new);

        assertThat(read(many).candidates(Optional.empty(), SignatureAlgorithm.RS256))
                .hasSize(KeySet.MAX_TRIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>sign in</html>",
                "[]",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":null}",
                "{\"keys\":[],\"keys\":[]}"
            })
    void whatIsNoKeySetIsRefused(String text) {
        assertThatThrownBy(() -> KeySet.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidKeySetException.class)
                .hasMessage("not a JSON object with a list of `keys`");
    }

    @Test
    void aSetWithoutAUsableKeyOrBeyondTheLimitsIsRefused() {
        assertRefused("no key to verify signatures with");
        assertRefused("no key to verify signatures with", RSA.with(",\"use\":\"enc\""));
        assertRefused(
                "no key to verify signatures with: key 1 is not a JSON object; key 2 (`a`) lacks `n`",
                "7",
                "{\"kty\":\"RSA\",\"kid\":\"a\"}");
        assertRefused("more than 100 keys", "{},".repeat(100) + "{}");
        assertRefused("larger than 262144 bytes", "\"" + "x".repeat(JwkSet.MAX_BYTES) + "\"");
        assertThat(refusal("{},".repeat(98) + "{}"))
                .startsWith("no key to verify signatures with: key 1 lacks `kty`; ")
                .endsWith("; key 10 lacks `kty`; and 89 more");
    }

    @Test
    void setsWithTheSameKeysAreEqual() throws Exception {
        assertThat(read(RSA.with(""), P256.with(""))).isEqualTo(read(P256.with(""), RSA.with("")));
        assertThat(read(RSA.with(""))).isNotEqualTo(read(RSA.with(",\"alg\":\"RS256\"")));
    }

    private static String rsa(String n, String e) {
        return "{\"kty\":\"RSA\",\"n\":\"" + n + "\",\"e\":\"" + e + "\"}";
    }

    private static Iterable<SignatureAlgorithm> algorithms(String jwk) throws InvalidKeySetException {
        KeySet set = read(jwk);
        return Arrays.stream(SignatureAlgorithm.values())
                .filter(algorithm ->
                        !set.candidates(Optional.empty(), algorithm).isEmpty())
                .toList();
    }

    private static KeySet read(String... jwks) throws InvalidKeySetException {
        return KeySet.read(("{\"keys\":[" + String.join(",", jwks) + "]}").getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String reason, String... jwks) {
        assertThat(refusal(jwks)).isEqualTo(reason);
    }

    private static String refusal(String... jwks) {
        return String.valueOf(catchThrowableOfType(InvalidKeySetException.class, () -> read(jwks))
                .getMessage());
    }
}
