package mgwc.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import mgwc.jwk.JwkSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                ",\"use\":\"\"",
                ",\"key_ops\":[\"sign\"]",
                ",\"key_ops\":[]",
                ",\"key_ops\":\"verify\"",
                ",\"alg\":\"RSA-OAEP\"",
                ",\"alg\":\"ES256\"",
                ",\"alg\":\"rs256\""
            })
    void aKeyForOtherPurposesIsLeftOut(String members) throws Exception {
        assertThat(read(RSA.with(members), P256.with("")).named("rsa")).isEmpty();
    }

    @Test
    void aKeyOfAnUnknownTypeOrCurveIsLeftOut() throws Exception {
        var set = read(
                "{\"kty\":\"AKP\",\"kid\":\"pq\",\"alg\":\"ML-DSA-44\",\"pub\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"kid\":\"k1\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"kid\":\"x\",\"x\":\"AA\"}",
                P256.with(""));

        assertThat(set.named("pq")).isEmpty();
        assertThat(set.named("k1")).isEmpty();
        assertThat(set.named("x")).isEmpty();
        assertThat(set.named("p256")).isPresent();
    }

    @Test
    void aShortRsaKeyIsLeftOut() throws Exception {
        assertThat(read(SigningKey.rsa("short", 1024).with(""), P256.with("")).named("short"))
                .isEmpty();
    }

    @Test
    void aSetWithASymmetricOrPrivateKeyIsRefused() {
        String reason = "a key is symmetric or private, which must never be published";
        assertRefused(reason, P256.with(""), "{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\"c2VjcmV0\"}");
        String d = SigningKey.unsigned(((RSAPrivateKey) RSA.pair().getPrivate()).getPrivateExponent(), 0);
        assertRefused(reason, RSA.with(",\"d\":\"" + d + "\""));
        assertRefused(reason, P256.with(""), RSA.with(",\"use\":\"enc\",\"p\":\"AQ\""));
    }

    @Test
    void aSetWithTwoKeysOfOneIdIsRefused() {
        assertRefused("two keys have the same `kid`", P256.with(""), P256.with(""));
        assertRefused("two keys have the same `kid`", RSA.with(",\"use\":\"enc\""), RSA.with(",\"use\":\"sig\""));
    }

    @Test
    void anUnsoundKeyRefusesTheSet() {
        String n = SigningKey.unsigned(BigInteger.TWO.pow(2048).add(BigInteger.TEN), 0);
        assertRefused("an RSA key is unsound", rsa(n, "AQAB"));
        String good = SigningKey.unsigned(BigInteger.TWO.pow(2048).subtract(BigInteger.ONE), 0);
        for (String exponent : List.of("AQ", "Ag", "AQAA", "AQAAAAAAAAAB")) {
            assertRefused("an RSA key is unsound", rsa(good, exponent));
        }
        assertRefused("an RSA key is unsound", rsa(SigningKey.unsigned(rocaModulus(), 0), "AQAB"));
        assertRefused(
                "an EC key is unsound",
                P256.with("").replaceFirst("\"y\":\"[^\"]+\"", "\"y\":\"" + SigningKey.base64(new byte[32]) + "\""));
        byte[] one = new byte[32];
        one[0] = 1;
        for (byte[] point : List.of(new byte[32], one, new byte[31])) {
            assertRefused(
                    "an OKP key is unsound",
                    "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + SigningKey.base64(point) + "\"}");
        }
        assertRefused("`n` of a key is not base64url", rsa("AQ==", "AQAB"));
        assertRefused("`e` of a key is not base64url", rsa(good, ""));
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
    void anEmptyOrOversizedSetIsRefused() {
        assertRefused("no key to verify signatures with");
        assertRefused("a key is not a JSON object", "7");
        assertRefused("a key has no `kty`", "{}");
        assertRefused("`kid` of a key is not a string", "{\"kty\":\"RSA\",\"kid\":7}");
        assertRefused("more than 100 keys", "{},".repeat(100) + "{}");
        assertRefused("larger than 262144 bytes", "\"" + "x".repeat(JwkSet.MAX_BYTES) + "\"");
    }

    @Test
    void setsWithTheSameKeysAreEqual() throws Exception {
        assertThat(read(RSA.with(""), P256.with(""))).isEqualTo(read(P256.with(""), RSA.with("")));
        assertThat(read(RSA.with(""))).isNotEqualTo(read(RSA.with(",\"alg\":\"RS256\"")));
    }

    /** No key of the faulty generator, but a number that its fingerprint cannot tell from one. */
    private static BigInteger rocaModulus() {
        BigInteger product = BigInteger.ONE;
        for (BigInteger p = BigInteger.TWO; p.intValue() < 168; p = p.nextProbablePrime()) {
            product = product.multiply(p);
        }
        BigInteger power = BigInteger.valueOf(65537).modPow(BigInteger.valueOf(4711), product);
        return product.multiply(BigInteger.ONE.shiftLeft(2047 - product.bitLength() + 1))
                .add(power);
    }

    private static String rsa(String n, String e) {
        return "{\"kty\":\"RSA\",\"n\":\"" + n + "\",\"e\":\"" + e + "\"}";
    }

    private static Iterable<SignatureAlgorithm> algorithms(String jwk) throws InvalidKeySetException {
        String kid = jwk.replaceFirst(".*\"kid\":\"([^\"]+)\".*", "$1");
        return read(jwk).named(kid).orElseThrow().algorithms();
    }

    private static KeySet read(String... jwks) throws InvalidKeySetException {
        return KeySet.read(("{\"keys\":[" + String.join(",", jwks) + "]}").getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String reason, String... jwks) {
        assertThatThrownBy(() -> read(jwks))
                .isInstanceOf(InvalidKeySetException.class)
                .hasMessage(reason);
    }
}
