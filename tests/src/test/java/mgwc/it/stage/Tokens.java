package mgwc.it.stage;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** An authorization server: its keys, and the tokens it issues. */
public final class Tokens {

    public static final String ISSUER = "https://id.test.example";
    public static final String AUDIENCE = "https://api.test.example";

    private static final Map<String, PublicJsonWebKey> KEYS = Map.of(
            "RS256", key("RS256", "rsa"),
            "ES256", key("ES256", "ec"),
            "EdDSA", key("EdDSA", "ed"));

    private Tokens() {}

    /** The public keys, as RFC 7517 has them. */
    public static String jwks() {
        return new JsonWebKeySet(List.copyOf(KEYS.values())).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** A good token of a client, signed with RS256. */
    public static String of(String client, String... scopes) {
        return signed("RS256", claims(client, scopes));
    }

    /** A token that is good but for what {@code spoil} does to its claims. */
    public static String spoilt(String client, Consumer<JwtClaims> spoil) {
        JwtClaims claims = claims(client);
        spoil.accept(claims);
        return signed("RS256", claims);
    }

    public static String signed(String algorithm, JwtClaims claims) {
        return signedBy(KEYS.get(algorithm), algorithm, claims);
    }

    /** A token signed by a key the issuer does not have, under the name of one it has or has not. */
    public static String forged(String keyId, JwtClaims claims) {
        PublicJsonWebKey stranger = key("RS256", keyId);
        return signedBy(stranger, "RS256", claims);
    }

    /** The token without its signature, saying that it needs none (RFC 7515 appendix A.5). */
    public static String unsigned(JwtClaims claims) {
        String header = base64("{\"alg\":\"none\",\"kid\":\"rsa\"}");
        return header + "." + base64(claims.toJson()) + ".";
    }

    public static JwtClaims claims(String client, String... scopes) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject("alice");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setStringClaim("client_id", client);
        if (scopes.length > 0) {
            claims.setStringClaim("scope", String.join(" ", scopes));
        }
        return claims;
    }

    /** Expired well beyond any clock skew. */
    public static void expire(JwtClaims claims) {
        NumericDate past = NumericDate.now();
        past.addSeconds(-3600);
        claims.setExpirationTime(past);
    }

    static String base64(String text) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String signedBy(PublicJsonWebKey key, String algorithm, JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static PublicJsonWebKey key(String algorithm, String id) {
        try {
            PublicJsonWebKey key = switch (algorithm) {
                case "RS256" -> RsaJwkGenerator.generateJwk(2048);
                case "ES256" -> (EllipticCurveJsonWebKey) EcJwkGenerator.generateJwk(EllipticCurves.P256);
                case "EdDSA" -> OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
                default -> throw new IllegalArgumentException(algorithm);
            };
            key.setKeyId(id);
            key.setUse("sig");
            key.setAlgorithm(algorithm);
            return key;
        } catch (JoseException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
