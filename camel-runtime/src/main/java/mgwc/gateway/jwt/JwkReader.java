package mgwc.gateway.jwt;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.jwk.Jwk;
import mgwc.jwk.JwkFault;
import mgwc.jwk.MalformedJwkException;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** One JWK of a published set (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2). */
final class JwkReader {

    private static final int MAX_RSA_BITS = 8192;

    private JwkReader() {}

    /** The key if it is one to verify signatures with. */
    static Optional<VerificationKey> read(Jwk jwk, Set<String> ids) throws InvalidKeySetException {
        try {
            return key(jwk, ids);
        } catch (MalformedJwkException e) {
            throw new InvalidKeySetException(
                    switch (e.fault()) {
                        case JwkFault.NotText not -> "`" + not.member() + "` of a key is not a string";
                        case JwkFault.Missing missing -> "`" + missing.member() + "` of a key is not base64url";
                        case JwkFault.NotBase64Url not -> "`" + not.member() + "` of a key is not base64url";
                        case JwkFault.WrongLength ignored -> "an OKP key is unsound";
                    });
        }
    }

    private static Optional<VerificationKey> key(Jwk jwk, Set<String> ids)
            throws MalformedJwkException, InvalidKeySetException {
        String type = jwk.text("kty").orElseThrow(() -> new InvalidKeySetException("a key has no `kty`"));
        if (jwk.isConfidential()) {
            throw new InvalidKeySetException("a key is symmetric or private, which must never be published");
        }
        Optional<String> id = jwk.text("kid");
        if (id.isPresent() && !ids.add(id.get())) {
            throw new InvalidKeySetException("two keys have the same `kid`");
        }
        if (!jwk.isForSignatures()) {
            return Optional.empty();
        }
        @Nullable
        PublicKey key = switch (type) {
            case "RSA" -> rsa(jwk);
            case "EC" -> ellipticCurve(jwk);
            case "OKP" -> octetKeyPair(jwk);
            default -> null;
        };
        if (key == null) {
            return Optional.empty();
        }
        Set<SignatureAlgorithm> algorithms = algorithms(jwk, key);
        return algorithms.isEmpty() ? Optional.empty() : Optional.of(new VerificationKey(id, key, algorithms));
    }

    private static Set<SignatureAlgorithm> algorithms(Jwk jwk, PublicKey key) throws MalformedJwkException {
        Set<String> allowed = jwk.algorithms();
        Set<SignatureAlgorithm> algorithms = EnumSet.noneOf(SignatureAlgorithm.class);
        Arrays.stream(SignatureAlgorithm.values())
                .filter(a -> allowed.contains(a.name()))
                .filter(a -> a.fits(key))
                .forEach(algorithms::add);
        return algorithms;
    }

    private static @Nullable PublicKey rsa(Jwk jwk) throws MalformedJwkException, InvalidKeySetException {
        var members = members(jwk, "n", "e");
        try {
            RSAPublicKey key = new RsaJsonWebKey(members).getRsaPublicKey();
            BigInteger exponent = key.getPublicExponent();
            boolean sound = exponent.testBit(0)
                    && exponent.bitLength() > 1
                    && exponent.bitLength() <= 64
                    && key.getModulus().testBit(0)
                    && key.getModulus().bitLength() <= MAX_RSA_BITS;
            if (!sound || RocaFingerprint.matches(key.getModulus())) {
                throw new InvalidKeySetException("an RSA key is unsound");
            }
            return key;
        } catch (JoseException e) {
            throw new InvalidKeySetException("an RSA key is unsound");
        }
    }

    private static @Nullable PublicKey ellipticCurve(Jwk jwk) throws MalformedJwkException, InvalidKeySetException {
        if (!Set.of("P-256", "P-384", "P-521").contains(jwk.text("crv").orElse(""))) {
            return null;
        }
        var members = members(jwk, "x", "y");
        try {
            ECPublicKey key = new EllipticCurveJsonWebKey(members).getECPublicKey();
            if (!onCurve(key)) {
                throw new InvalidKeySetException("an EC key is unsound");
            }
            return key;
        } catch (JoseException e) {
            throw new InvalidKeySetException("an EC key is unsound");
        }
    }

    private static boolean onCurve(ECPublicKey key) {
        var curve = key.getParams().getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
        return x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.multiply(y).subtract(right).mod(p).signum() == 0;
    }

    private static @Nullable PublicKey octetKeyPair(Jwk jwk) throws MalformedJwkException, InvalidKeySetException {
        String curve = jwk.text("crv").orElse("");
        if (Jwk.pointLength(curve) == 0) {
            return null;
        }
        var members = members(jwk, "x");
        byte[] x = jwk.octets("x");
        if (x.length != Jwk.pointLength(curve) || SmallOrderPoints.contain(curve, x)) {
            throw new InvalidKeySetException("an OKP key is unsound");
        }
        try {
            return new OctetKeyPairJsonWebKey(members).getPublicKey();
        } catch (JoseException e) {
            throw new InvalidKeySetException("an OKP key is unsound");
        }
    }

    /** Only what makes up the public key goes to the library: no certificates, no URLs. */
    private static Map<String, Object> members(Jwk jwk, String... numbers) throws MalformedJwkException {
        Map<String, Object> members = new HashMap<>();
        for (String name : List.of("kty", "crv")) {
            jwk.text(name).ifPresent(text -> members.put(name, text));
        }
        for (String name : numbers) {
            jwk.octets(name);
            jwk.text(name).ifPresent(text -> members.put(name, text));
        }
        return members;
    }
}
