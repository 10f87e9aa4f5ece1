package mgwc.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTokensTest {

    private final TokenVerifier verifier = Trust.verifier(EnumSet.allOf(SignatureAlgorithm.class));

    @ParameterizedTest
    @CsvSource({
        "RS256, rsa",
        "RS384, rsa",
        "RS512, rsa",
        "PS256, rsa",
        "PS384, rsa",
        "PS512, rsa",
        "ES256, p256",
        "ES384, p384",
        "ES512, p521",
        "EdDSA, ed25519",
        "EdDSA, ed448"
    })
    void everyAlgorithmWithItsKey(String algorithm, String kid) {
        String token = key(kid).token(algorithm, header(algorithm, kid), Trust.PAYLOAD);

        assertThat(Trust.decision(verifier, token)).isInstanceOf(JwtDecision.Accepted.class);
    }

    @Test
    void theCallerIsWhoTheClaimsName() {
        assertThat(token("\"exp\":" + (Trust.NOW + 300) + ",\"scope\":\"order:read order:write\""))
                .isEqualTo(new VerifiedToken(
                        "corporate",
                        Optional.of("alice"),
                        Optional.of("web"),
                        Set.of("order:read", "order:write"),
                        Map.of(),
                        Instant.ofEpochSecond(Trust.NOW + 330)));
    }

    @Test
    void theClaimsThatTheIssuerKeepsAreTextAndOthersAreLeftOut() {
        assertThat(token("\"exp\":" + (Trust.NOW + 300)
                                + ",\"email\":\"a@b.example\",\"tier\":3,\"beta\":true,\"groups\":[\"dev\",\"ops\"],"
                                + "\"address\":{\"city\":\"Bern\"},\"phone\":\"1\"")
                        .claims())
                .isEqualTo(Map.of("email", "a@b.example", "tier", "3", "beta", "true", "groups", "dev,ops"));
        assertThat(token("\"exp\":" + (Trust.NOW + 300) + ",\"groups\":[\"a,b\",\"c\"]")
                        .claims())
                .isEmpty();
    }

    @Test
    void scopesAreExactTokensOfAStringOrAList() {
        assertThat(scopes("\"scope\":\"read:all  READ\"")).containsExactlyInAnyOrder("read:all", "READ");
        assertThat(scopes("\"scope\":\"a\\tb\\rc\"")).containsExactly("a\tb\rc");
        assertThat(scopes("\"scope\":\"\"")).isEmpty();
        assertThat(scopes("\"scp\":[\"a\",\"b c\"]")).containsExactlyInAnyOrder("a", "b c");
        assertThat(scopes("\"scp\":\"a b\"")).containsExactlyInAnyOrder("a", "b");
        assertThat(scopes("\"scope\":\"a\",\"scp\":\"b\"")).containsExactly("a");
        assertThat(scopes("\"jti\":\"x\"")).isEmpty();
    }

    @Test
    void theFirstClientIdClaimThatIsThereCounts() {
        String rest = "\"iss\":\"" + Trust.ISSUER + "\",\"aud\":\"urn:other\",\"exp\":" + (Trust.NOW + 1);
        assertThat(accepted("{" + rest + ",\"azp\":\"mobile\"}").clientId()).hasValue("mobile");
        assertThat(accepted("{" + rest + ",\"azp\":\"mobile\",\"client_id\":\"web\"}")
                        .clientId())
                .hasValue("web");
        assertThat(accepted("{" + rest + "}").clientId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"ES256\",\"kid\":\"p256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"ES256\",\"kid\":\"p256\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"ES256\",\"kid\":\"p256\",\"typ\":\"application/AT+JWT\"}",
                "{\"alg\":\"ES256\",\"kid\":\"p256\",\"x5u\":\"https://evil.example\",\"jku\":\"https://evil.example\"}",
                "{ \"kid\" : \"p256\" , \"alg\" : \"ES256\" }",
                "{\"alg\":\"ES256\"}"
            })
    void headersThatChangeNothing(String header) {
        assertThat(Trust.decision(verifier, SigningKey.P256.token("ES256", header, Trust.PAYLOAD)))
                .isInstanceOf(JwtDecision.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-29, 0, 1, 4102444800L})
    void untilItsExpiryAndTheSkew(long fromNow) {
        token("\"exp\":" + (Trust.NOW + fromNow));
    }

    /**
     * RFC 7519 section 2: a NumericDate is a JSON number, which may have a fraction or an exponent (RFC 8259 section
     * 6).
     */
    @ParameterizedTest
    @CsvSource({
        "%d.5, 500_000_000",
        "%d.0, 0",
        "%d.123456789, 123_456_789",
        "%d.1234567899, 123_456_789",
        "%de0, 0",
        "%d00e-2, 0",
        "%d.25E+0, 250_000_000",
        "%d.00000000000000000000000000000000000001, 0"
    })
    void aTimeMayHaveAFractionOrAnExponent(String form, String nanos) {
        String exp = "\"exp\":" + form.formatted(Trust.NOW + 300);

        assertThat(token(exp).expiresAt())
                .isEqualTo(Instant.ofEpochSecond(Trust.NOW + 330, Integer.parseInt(nanos.replace("_", ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-1.5", "0.0", "1e-999999", "-62167219200", "0e99999", "1.5e9"})
    void nbfAndIatMayBeAnyTimeInThePast(String time) {
        token("\"exp\":" + (Trust.NOW + 300) + ",\"nbf\":" + time + ",\"iat\":" + time);
    }

    @Test
    void anExpiryWithAFractionCountsToTheFraction() {
        token("\"exp\":" + (Trust.NOW - 30) + ".001");
        token("\"exp\":253402300799.9");
    }

    /** RFC 7515 section 4.1.4 makes {@code kid} a hint: without one, each key that fits is tried. */
    @ParameterizedTest
    @CsvSource({"EdDSA, ed25519", "EdDSA, ed448", "RS256, rsa", "PS384, rsa", "ES256, p256"})
    void aTokenWithoutAKeyIdIsTriedWithEachKeyThatFits(String algorithm, String kid) {
        String token = key(kid).token(algorithm, "{\"alg\":\"" + algorithm + "\"}", Trust.PAYLOAD);

        assertThat(Trust.decision(verifier, token)).isInstanceOf(JwtDecision.Accepted.class);
    }

    /** A claim that nobody looks at may be any JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-0", "12345678901234567890123456789012345678901234567890", "0.1e-400", "[[[]]]"})
    void otherClaimsMayBeAnyNumber(String value) {
        token("\"exp\":" + (Trust.NOW + 300) + ",\"x\":" + value);
    }

    @Test
    void timesWithinTheSkewAndSeveralAudiences() {
        String exp = "\"exp\":" + (Trust.NOW + 300);
        token(exp + ",\"nbf\":" + (Trust.NOW + 30) + ",\"iat\":" + (Trust.NOW + 30));
        accepted("{\"iss\":\"" + Trust.ISSUER + "\",\"aud\":[\"urn:x\",\"" + Trust.AUDIENCE + "\"]," + exp + "}");
    }

    private Set<String> scopes(String member) {
        return token("\"exp\":" + (Trust.NOW + 300) + "," + member).scopes();
    }

    private VerifiedToken token(String members) {
        return accepted(Trust.payload(members));
    }

    private VerifiedToken accepted(String payload) {
        var decision = Trust.decision(verifier, SigningKey.P256.token("ES256", header("ES256", "p256"), payload));
        assertThat(decision).isInstanceOf(JwtDecision.Accepted.class);
        return ((JwtDecision.Accepted) decision).token();
    }

    private static SigningKey key(String kid) {
        for (SigningKey key : Trust.KEYS) {
            if (key.kid().equals(kid)) {
                return key;
            }
        }
        throw new IllegalArgumentException(kid);
    }

    private static String header(String algorithm, String kid) {
        return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\"}";
    }
}
