package mgwc.gateway.jwt;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jws.EcdsaUsingShaAlgorithm;
import org.jose4j.jws.EdDsaAlgorithm;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.jws.RsaUsingShaAlgorithm;
import org.jose4j.lang.JoseException;

/**
 * The JWS algorithms that an issuer may be trusted with (RFC 7518 section 3.1, RFC 8037). Symmetric algorithms and
 * {@code none} are not among them.
 */
public enum SignatureAlgorithm {
    RS256(RSAPublicKey.class, new RsaUsingShaAlgorithm.RsaSha256()),
    RS384(RSAPublicKey.class, new RsaUsingShaAlgorithm.RsaSha384()),
    RS512(RSAPublicKey.class, new RsaUsingShaAlgorithm.RsaSha512()),
    PS256(RSAPublicKey.class, new RsaUsingShaAlgorithm.RsaPssSha256()),
    PS384(RSAPublicKey.class, new RsaUsingShaAlgorithm.RsaPssSha384()),
    PS512(RSAPublicKey.class, new RsaUsingShaAlgorithm.RsaPssSha512()),
    ES256(ECPublicKey.class, new EcdsaUsingShaAlgorithm.EcdsaP256UsingSha256()),
    ES384(ECPublicKey.class, new EcdsaUsingShaAlgorithm.EcdsaP384UsingSha384()),
    ES512(ECPublicKey.class, new EcdsaUsingShaAlgorithm.EcdsaP521UsingSha512()),
    EdDSA(EdECPublicKey.class, new EdDsaAlgorithm());

    @SuppressWarnings("ImmutableEnumChecker") // jose4j shares one instance among threads too and never changes it
    private final JsonWebSignatureAlgorithm algorithm;

    private final Class<? extends PublicKey> keyType;

    SignatureAlgorithm(Class<? extends PublicKey> keyType, JsonWebSignatureAlgorithm algorithm) {
        this.keyType = keyType;
        this.algorithm = algorithm;
    }

    /** The algorithm of exactly that name; names are case-sensitive (RFC 7515 section 4.1.1). */
    public static Optional<SignatureAlgorithm> named(String name) {
        return Arrays.stream(values()).filter(a -> a.name().equals(name)).findFirst();
    }

    /** Whether the key is of the type, the curve and at least the size that the algorithm needs. */
    boolean fits(PublicKey key) {
        try {
            algorithm.validateVerificationKey(key);
            return keyType.isInstance(key);
        } catch (JoseException e) {
            return false;
        }
    }

    /** Whether the signature is that of the bytes; one of any other length than the key's is not. */
    boolean verifies(byte[] signature, byte[] signed, PublicKey key) throws JoseException {
        return signature.length == signatureLength(key)
                && algorithm.verifySignature(signature, key, signed, new ProviderContext());
    }

    private static int signatureLength(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> bytes(rsa.getModulus());
            case ECPublicKey ec -> 2 * bytes(ec.getParams().getOrder());
            case EdECPublicKey ed -> ed.getParams().getName().equals("Ed448") ? 114 : 64;
            default -> -1;
        };
    }

    private static int bytes(BigInteger number) {
        return Math.ceilDiv(number.bitLength(), 8);
    }
}
