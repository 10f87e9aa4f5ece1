package mgwc.gateway.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mgwc.gateway.problem.AuthFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The examples of the RFCs. Their tokens have no {@code aud}, so a token whose signature holds is refused for that,
 * which is the check behind the signature.
 */
class PublishedVectorsTest {

    /** RFC 7515 appendix A.2.1. */
    private static final String RSA = """
            {"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4Ql\
            L-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTB\
            EMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9g\
            b54h4FRWyuXpoQ","e":"AQAB"}""";

    /** RFC 7515 appendix A.3.1. */
    private static final String EC = """
            {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",\
            "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""";

    private static final String CLAIMS =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    private static final String RS256 = "eyJhbGciOiJSUzI1NiJ9." + CLAIMS + """
            .cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZ\
            cAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eO\
            kHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw""";

    private static final String ES256 = "eyJhbGciOiJFUzI1NiJ9." + CLAIMS
            + ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    @Test
    void theSignaturesOfTheExamplesHold() {
        KeySet keys = Trust.keys("{\"keys\":[" + EC + "," + RSA + "]}");

        assertThat(failure(keys, RS256)).isEqualTo(AuthFailure.WRONG_AUDIENCE);
        assertThat(failure(keys, ES256)).isEqualTo(AuthFailure.WRONG_AUDIENCE);
    }

    @Test
    void theExampleWithOtherClaimsIsForged() {
        KeySet keys = Trust.keys("{\"keys\":[" + EC + "," + RSA + "]}");
        String others = SigningKey.base64("{\"iss\":\"joe\",\"exp\":4102444800}");

        assertThat(failure(keys, RS256.replace(CLAIMS, others))).isEqualTo(AuthFailure.BAD_SIGNATURE);
        assertThat(failure(keys, ES256.replace(CLAIMS, others))).isEqualTo(AuthFailure.BAD_SIGNATURE);
    }

    /** RFC 7519 section 6.1 has a token without signature, and RFC 7515 appendix A.1 one with a shared secret. */
    @ParameterizedTest
    @CsvSource({
        "eyJhbGciOiJub25lIn0, ''",
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    })
    void theExamplesWithoutAPublicKeyAreRefused(String header, String signature) {
        KeySet keys = Trust.keys("{\"keys\":[" + EC + "]}");

        assertThat(failure(keys, header + "." + CLAIMS + "." + signature)).isEqualTo(AuthFailure.ALGORITHM_NOT_ALLOWED);
    }

    /** RFC 7517 appendix A.1: the first key is for encryption. */
    @Test
    void theExampleOfASetHasOneKeyForSignatures() {
        String set = "{\"keys\":[" + EC.replace("\"kty\"", "\"use\":\"enc\",\"kid\":\"1\",\"kty\"") + ","
                + RSA.replace("\"kty\"", "\"alg\":\"RS256\",\"kid\":\"2011-04-29\",\"kty\"") + "]}";

        KeySet keys = Trust.keys(set);

        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.candidates(Optional.of("2011-04-29"), SignatureAlgorithm.RS256))
                .hasSize(1);
        assertThat(keys.unusable()).isEmpty();
    }

    /** RFC 8037 appendix A.2. */
    @Test
    void theExampleOfAnEdwardsKeyIsUsable() {
        KeySet keys = Trust.keys("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
                + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}");

        assertThat(keys.candidates(Optional.empty(), SignatureAlgorithm.EdDSA)).hasSize(1);
    }

    private static AuthFailure failure(KeySet keys, String token) {
        var issuer = new Issuer(
                "joe",
                "joe",
                Set.of("urn:api"),
                EnumSet.allOf(SignatureAlgorithm.class),
                new KeySource.Bundled("keys.json", keys),
                List.of("client_id"),
                Set.of(),
                Duration.ZERO);
        var verifier = Trust.verifier(issuer, new BundledKeys(keys), new ManualClock(), Runnable::run);
        var decision = (JwtDecision.Refused) Trust.decision(verifier, token);
        return decision.refusal().reason();
    }
}
