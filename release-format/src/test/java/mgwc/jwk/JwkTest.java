package mgwc.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkTest {

    private static final JwkValue OTHER = new JwkValue.Other();

    private static Jwk jwk(Object... namesAndValues) {
        Map<String, JwkValue> members = new HashMap<>();
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RSA |         |        | PS256 PS384 PS512 RS256 RS384 RS512
            RSA |         | RS384  | RS384
            RSA |         | ES256  | ''
            RSA |         | rs256  | ''
            EC  | P-256   |        | ES256
            EC  | P-384   | ES384  | ES384
            EC  | P-521   |        | ES512
            EC  | secp256k1 |      | ''
            OKP | Ed25519 |        | EdDSA
            OKP | Ed448   | EdDSA  | EdDSA
            OKP | X25519  |        | ''
            AKP |         | ML-DSA-44 | ''
            """)
    void typeCurveAndAlgDecideTheAlgorithms(String type, String curve, String only, String algorithms)
            throws MalformedJwkException {
        Map<String, JwkValue> members = new HashMap<>();
        members.put("kty", new JwkValue.Text(type));
        if (curve != null) {
            members.put("crv", new JwkValue.Text(curve));
        }
        if (only != null) {
            members.put("alg", new JwkValue.Text(only));
        }

        assertThat(String.join(
                        " ", new Jwk(members).algorithms().stream().sorted().toList()))
                .isEqualTo(algorithms);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
    void aPrivateMemberOfAnyKindMakesAKeyConfidential(String member) {
        assertThat(jwk("kty", "RSA", member, OTHER).isConfidential()).isTrue();
        assertThat(jwk("kty", "RSA", "n", "AQ").isConfidential()).isFalse();
    }

    @Test
    void aSymmetricKeyIsConfidential() {
        assertThat(jwk("kty", "oct").isConfidential()).isTrue();
    }

    @Test
    void useAndKeyOpsDecideWhetherAKeyIsForSignatures() throws MalformedJwkException {
        assertThat(jwk().isForSignatures()).isTrue();
        assertThat(jwk("use", "sig", "key_ops", List.of("wrapKey", "verify")).isForSignatures())
                .isTrue();
        assertThat(jwk("use", "enc").isForSignatures()).isFalse();
        assertThat(jwk("use", "").isForSignatures()).isFalse();
        assertThat(jwk("key_ops", List.of("sign")).isForSignatures()).isFalse();
        assertThat(jwk("key_ops", List.of()).isForSignatures()).isFalse();
        assertThat(jwk("key_ops", "verify").isForSignatures()).isFalse();
    }

    @Test
    void aWellFormedKeyHasNoFault() {
        assertThat(jwk("kty", "RSA", "n", "AQ", "e", "AQAB").fault()).isEmpty();
        assertThat(jwk("kty", "EC", "crv", "P-256", "x", "AQ", "y", "AQ").fault())
                .isEmpty();
        assertThat(jwk("kty", "OKP", "crv", "Ed25519", "x", octets(32)).fault()).isEmpty();
        assertThat(jwk("kty", "OKP", "crv", "X25519", "x", "AQ").fault()).isEmpty();
        assertThat(jwk("kty", "AKP", "pub", OTHER).fault()).isEmpty();
    }

    @Test
    void theFirstFaultIsNamed() {
        assertThat(jwk().fault()).contains(new JwkFault.Missing("kty"));
        assertThat(jwk("kty", OTHER).fault()).contains(new JwkFault.NotText("kty"));
        assertThat(jwk("kty", "RSA", "kid", List.of()).fault()).contains(new JwkFault.NotText("kid"));
        assertThat(jwk("kty", "RSA", "n", "AQ").fault()).contains(new JwkFault.Missing("e"));
        assertThat(jwk("kty", "RSA", "n", "AQ==", "e", "AQAB").fault()).contains(new JwkFault.NotBase64Url("n"));
        assertThat(jwk("kty", "EC", "x", "AQ", "y", "AQ").fault()).contains(new JwkFault.Missing("crv"));
        assertThat(jwk("kty", "OKP", "crv", "Ed448", "x", octets(32)).fault())
                .contains(new JwkFault.WrongLength("Ed448", 57, 32));
    }

    @Test
    void aFaultCountsOnlyWhereTheKeyIsLookedAt() throws MalformedJwkException {
        Jwk jwk = jwk("kty", "RSA", "use", "enc", "n", OTHER);

        assertThat(jwk.isForSignatures()).isFalse();
        assertThat(catchThrowableOfType(MalformedJwkException.class, () -> jwk.octets("n"))
                        .fault())
                .isEqualTo(new JwkFault.NotText("n"));
    }

    @Test
    void aSetIsAnObjectWithAListOfKeys() {
        JwkValue key = value("not a key");

        assertThat(JwkSet.keys(new JwkValue.Members(Map.of("keys", value(List.of(key))))))
                .contains(List.of(key));
        assertThat(JwkSet.keys(new JwkValue.Members(Map.of("keys", OTHER)))).isEmpty();
        assertThat(JwkSet.keys(value(List.of(key)))).isEmpty();
        assertThat(Jwk.of(key)).isEmpty();
    }
}
