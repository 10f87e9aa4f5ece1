package mgwc.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkTest {

    private static final JwkValue OTHER = new JwkValue.Other();
    private static final JwkValue NULL = new JwkValue.Null();

    /** A modulus of 2,048 bits that no rule objects to; it need not have two prime factors. */
    private static final String N = unsigned(BigInteger.TWO.pow(2048).subtract(BigInteger.ONE));

    /** The key of RFC 8037 appendix A.2. */
    private static final String ED = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    /** The key of RFC 7515 appendix A.3.1. */
    private static final String EC_X = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";

    private static final String EC_Y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";

    private static final Map<String, Object> RSA = Map.of("kty", "RSA", "n", N, "e", "AQAB");
    private static final Map<String, Object> EC = Map.of("kty", "EC", "crv", "P-256", "x", EC_X, "y", EC_Y);
    private static final Map<String, Object> OKP = Map.of("kty", "OKP", "crv", "Ed25519", "x", ED);

    private static Jwk jwk(Map<String, Object> key, Object... namesAndValues) {
        Map<String, JwkValue> members = new HashMap<>();
        key.forEach((name, value) -> members.put(name, value(value)));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return new Jwk(members);
    }

    private static JwkValue value(Object value) {
        return switch (value) {
            case JwkValue json -> json;
            case List<?> items ->
                new JwkValue.Items(items.stream().map(JwkTest::value).toList());
            default -> new JwkValue.Text(value.toString());
        };
    }

    private static String octets(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[length]);
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static void assertUsable(Jwk jwk, String... algorithms) {
        assertThat(jwk.decision()).isEqualTo(new JwkDecision.Usable(Set.of(algorithms)));
    }

    private static void assertUnusable(Jwk jwk, JwkFault fault) {
        assertThat(jwk.decision()).isEqualTo(new JwkDecision.Unusable(fault));
    }

    private static void assertOtherPurpose(Jwk jwk) {
        assertThat(jwk.decision()).isEqualTo(new JwkDecision.OtherPurpose());
    }

    @Test
    void typeAndCurveDecideTheAlgorithms() {
        assertUsable(jwk(RSA), "PS256", "PS384", "PS512", "RS256", "RS384", "RS512");
        assertUsable(jwk(EC), "ES256");
        assertUsable(jwk(OKP), "EdDSA");
    }

    @ParameterizedTest
    @CsvSource({"RS256", "RS512", "PS384"})
    void algLeavesOneOfThem(String only) {
        assertUsable(jwk(RSA, "alg", only), only);
    }

    /** RFC 7517 section 4.2 and 4.3: each of the two that is there has to allow it. */
    @Test
    void useAndKeyOpsDecideWhetherAKeyIsForSignatures() {
        assertUsable(jwk(OKP, "use", "sig", "key_ops", List.of("wrapKey", "verify")), "EdDSA");
        assertOtherPurpose(jwk(OKP, "use", "enc"));
        assertOtherPurpose(jwk(OKP, "use", "enc", "key_ops", List.of("verify")));
        assertOtherPurpose(jwk(OKP, "key_ops", List.of("sign")));
        assertOtherPurpose(jwk(OKP, "key_ops", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA1_5", "RSA-OAEP", "RSA-OAEP-256"})
    void anRsaKeyWithAnEncryptionAlgorithmIsForAnotherPurpose(String algorithm) {
        assertOtherPurpose(jwk(RSA, "alg", algorithm));
    }

    @Test
    void aKeyForKeyAgreementIsForAnotherPurpose() {
        assertOtherPurpose(jwk(EC, "alg", "ECDH-ES+A128KW"));
        assertOtherPurpose(jwk(Map.of("kty", "OKP", "crv", "X25519", "x", ED)));
        assertOtherPurpose(jwk(Map.of("kty", "OKP", "crv", "X448", "x", "AQ")));
    }

    /** A key for another purpose is not looked at any closer. */
    @Test
    void theNumbersOfAKeyForEncryptionDoNotMatter() {
        assertOtherPurpose(jwk(RSA, "use", "enc", "n", OTHER));
        assertOtherPurpose(jwk(Map.of(), "use", "enc"));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(jwk(Map.of()), new JwkFault.Missing("kty")),
                Arguments.of(jwk(Map.of(), "kty", OTHER), new JwkFault.NotText("kty")),
                Arguments.of(jwk(Map.of("kty", "AKP"), "pub", OTHER), new JwkFault.Unknown("kty")),
                Arguments.of(jwk(Map.of("kty", "rsa")), new JwkFault.Unknown("kty")),
                Arguments.of(jwk(RSA, "kid", List.of()), new JwkFault.NotText("kid")),
                Arguments.of(jwk(RSA, "kid", OTHER), new JwkFault.NotText("kid")),
                Arguments.of(jwk(RSA, "alg", NULL), new JwkFault.NotText("alg")),
                Arguments.of(jwk(RSA, "use", NULL), new JwkFault.NotText("use")),
                Arguments.of(jwk(RSA, "use", ""), new JwkFault.Unknown("use")),
                Arguments.of(jwk(RSA, "use", "SIG"), new JwkFault.Unknown("use")),
                Arguments.of(jwk(RSA, "key_ops", "verify"), new JwkFault.NotTexts("key_ops")),
                Arguments.of(jwk(RSA, "key_ops", List.of("verify", OTHER)), new JwkFault.NotTexts("key_ops")),
                Arguments.of(jwk(RSA, "alg", "ES256"), new JwkFault.UnfitAlgorithm()),
                Arguments.of(jwk(RSA, "alg", "rs256"), new JwkFault.UnfitAlgorithm()),
                Arguments.of(jwk(RSA, "alg", "none"), new JwkFault.UnfitAlgorithm()),
                Arguments.of(jwk(Map.of("kty", "RSA", "x5c", List.of("MIIB"))), new JwkFault.Missing("n")),
                Arguments.of(jwk(Map.of("kty", "RSA", "n", N)), new JwkFault.Missing("e")),
                Arguments.of(jwk(RSA, "e", ""), new JwkFault.Missing("e")),
                Arguments.of(jwk(RSA, "n", NULL), new JwkFault.NotText("n")),
                Arguments.of(jwk(RSA, "n", N + "="), new JwkFault.NotBase64Url("n")),
                Arguments.of(jwk(RSA, "n", N.replace('_', '/')), new JwkFault.NotBase64Url("n")),
                Arguments.of(
                        jwk(RSA, "n", unsigned(BigInteger.TWO.pow(1024).subtract(BigInteger.ONE))),
                        new JwkFault.TooShort(1024)),
                Arguments.of(
                        jwk(RSA, "n", unsigned(BigInteger.TWO.pow(2048).add(BigInteger.TEN))),
                        new JwkFault.Unsound(JwkFault.Defect.MODULUS)),
                Arguments.of(
                        jwk(RSA, "n", unsigned(BigInteger.TWO.pow(8200).subtract(BigInteger.ONE))),
                        new JwkFault.Unsound(JwkFault.Defect.MODULUS)),
                Arguments.of(jwk(RSA, "e", "AQ"), new JwkFault.Unsound(JwkFault.Defect.EXPONENT)),
                Arguments.of(jwk(RSA, "e", "Ag"), new JwkFault.Unsound(JwkFault.Defect.EXPONENT)),
                Arguments.of(jwk(RSA, "e", "AQAAAAAAAAAB"), new JwkFault.Unsound(JwkFault.Defect.EXPONENT)),
                Arguments.of(jwk(RSA, "n", unsigned(factorable())), new JwkFault.Unsound(JwkFault.Defect.FACTORABLE)),
                Arguments.of(jwk(Map.of("kty", "EC", "x", EC_X, "y", EC_Y)), new JwkFault.Missing("crv")),
                Arguments.of(jwk(EC, "crv", NULL), new JwkFault.NotText("crv")),
                Arguments.of(jwk(EC, "crv", "secp256k1"), new JwkFault.Unknown("crv")),
                Arguments.of(jwk(EC, "alg", "ES384"), new JwkFault.UnfitAlgorithm()),
                Arguments.of(jwk(EC, "y", octets(32)), new JwkFault.Unsound(JwkFault.Defect.NOT_ON_CURVE)),
                Arguments.of(jwk(EC, "x", octets(31)), new JwkFault.WrongLength("x", "P-256", 32, 31)),
                Arguments.of(jwk(EC, "crv", "P-521"), new JwkFault.WrongLength("x", "P-521", 66, 32)),
                Arguments.of(jwk(EC, "crv", "P-384", "x", octets(48)), new JwkFault.WrongLength("y", "P-384", 48, 32)),
                Arguments.of(jwk(OKP, "crv", "Ed448"), new JwkFault.WrongLength("x", "Ed448", 57, 32)),
                Arguments.of(jwk(OKP, "x", octets(32)), new JwkFault.Unsound(JwkFault.Defect.SMALL_ORDER)),
                Arguments.of(jwk(OKP, "crv", "Ed25520"), new JwkFault.Unknown("crv")),
                Arguments.of(jwk(OKP, "alg", "RS256"), new JwkFault.UnfitAlgorithm()),
                Arguments.of(jwk(Map.of("kty", "oct", "k", "AQ")), new JwkFault.Symmetric()),
                Arguments.of(jwk(Map.of("kty", "oct", "use", "enc")), new JwkFault.Symmetric()));
    }

    /** A modulus that the fingerprint of CVE-2017-15361 cannot tell from one of the faulty generator. */
    private static BigInteger factorable() {
        BigInteger product = BigInteger.ONE;
        for (BigInteger p = BigInteger.TWO; p.intValue() < 168; p = p.nextProbablePrime()) {
            product = product.multiply(p);
        }
        BigInteger power = BigInteger.valueOf(65537).modPow(BigInteger.valueOf(4711), product);
        return product.multiply(BigInteger.ONE.shiftLeft(2047 - product.bitLength() + 1))
                .add(power);
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aKeyThatLacksWhatItsTypeNeedsIsUnusable(Jwk jwk, JwkFault fault) {
        assertUnusable(jwk, fault);
        assertThat(fault.predicate()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
    void aPrivateMemberOfAnyKindMakesAKeyUnusable(String member) {
        assertUnusable(jwk(RSA, member, OTHER), new JwkFault.Private());
        assertUnusable(jwk(RSA, "use", "enc", member, ""), new JwkFault.Private());
        assertThat(jwk(RSA, member, OTHER).isConfidential()).isTrue();
        assertThat(jwk(RSA).isConfidential()).isFalse();
    }

    @Test
    void aSymmetricKeyIsConfidential() {
        assertThat(jwk(Map.of("kty", "oct")).isConfidential()).isTrue();
    }

    /** Some libraries write every member that they know; a null is not a private key. */
    @Test
    void membersThatTheTypeDoesNotNeedChangeNothing() {
        assertUsable(
                jwk(OKP, "d", NULL, "k", NULL, "n", NULL, "y", NULL, "x5c", NULL, "x5t", OTHER, "exp", OTHER), "EdDSA");
        assertUsable(jwk(RSA, "alg", "RS256", "crv", NULL, "x", NULL), "RS256");
    }

    /** RFC 7517 section 5: what is not a key is left out. */
    @Test
    void anElementThatIsNotAnObjectOrRepeatsANameIsUnusable() {
        for (JwkValue element : List.of(value("key"), value(List.of()), NULL, OTHER)) {
            assertThat(Jwk.judge(element)).isEqualTo(new JwkDecision.Unusable(new JwkFault.NotAnObject()));
            assertThat(Jwk.of(element).members()).isEmpty();
        }
        assertThat(Jwk.judge(new JwkValue.Repeating()))
                .isEqualTo(new JwkDecision.Unusable(new JwkFault.RepeatedName()));
        assertThat(Jwk.judge(new JwkValue.Members(jwk(OKP).members()))).isInstanceOf(JwkDecision.Usable.class);
    }

    @Test
    void anUnusableKeyIsNamedByItsNumberAndAnIdThatCanBeShown() {
        assertThat(new UnusableKey(2, jwk(RSA, "kid", "b-1").shownId(), new JwkFault.Missing("n")).description())
                .isEqualTo("key 2 (`b-1`) lacks `n`");
        for (Object id : List.of("", "a b", "a`b", "a\nb", "ä", "x".repeat(101), OTHER)) {
            assertThat(new UnusableKey(1, jwk(RSA, "kid", id).shownId(), new JwkFault.Missing("n")).description())
                    .isEqualTo("key 1 lacks `n`");
        }
    }

    @Test
    void aSetIsAnObjectWithAListOfKeys() {
        JwkValue key = value("not a key");

        assertThat(JwkSet.keys(new JwkValue.Members(Map.of("keys", value(List.of(key))))))
                .contains(List.of(key));
        assertThat(JwkSet.keys(new JwkValue.Members(Map.of("keys", OTHER)))).isEmpty();
        assertThat(JwkSet.keys(value(List.of(key)))).isEmpty();
    }
}
