package mgwc.gateway;

import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** The issuer that the {@code pizza} release trusts. */
final class TokenIssuer {

    private final RsaJsonWebKey key;

    TokenIssuer() throws JoseException {
        key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("one");
    }

    String keys() {
        return new JsonWebKeySet(key).toJson();
    }

    /** A token of a client that is good for five minutes. */
    String token(String client, String scopes) throws JoseException {
        return token(client, scopes, claims -> {});
    }

    /** The same with other claims. */
    String token(String client, String scopes, Consumer<JwtClaims> change) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://id.example");
        claims.setAudience("https://api.example");
        claims.setSubject("someone");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringClaim("client_id", client);
        claims.setStringClaim("scope", scopes);
        change.accept(claims);
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return token.getCompactSerialization();
    }
}
