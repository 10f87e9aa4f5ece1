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
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One JWK of a published set (RFC 7517 section 4, RFC 7518 section 6, RFC 8037 section 2). */
final class JwkReader {

    private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final int MAX_RSA_BITS = 8192;

    private JwkReader() {}

    /** The key if it is one to verify signatures with. */
    static Optional<VerificationKey> read(ObjectNode jwk, Set<String> ids) throws InvalidKeySetException {
        String type = text(jwk, "kty").orElseThrow(() -> new InvalidKeySetException("a key has no `kty`"));
        if (type.equals("oct") || PRIVATE_MEMBERS.stream().anyMatch(jwk::has)) {
            throw new InvalidKeySetException("a key is symmetric or private, which must never be published");
        }
        Optional<String> id = text(jwk, "kid");
        if (id.isPresent() && !ids.add(id.get())) {
            throw new InvalidKeySetException("two keys have the same `kid`");
        }
        if (!forSignatures(jwk)) {
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

    private static boolean forSignatures(ObjectNode jwk) throws InvalidKeySetException {
        if (!text(jwk, "use").orElse("sig").equals("sig")) {
            return false;
        }
        @Nullable JsonNode operations = jwk.get("key_ops");
        return operations == null
                || operations
                        .valueStream()
                        .anyMatch(use -> use.isString() && use.stringValue().equals("verify"));
    }

    private static Set<SignatureAlgorithm> algorithms(ObjectNode jwk, PublicKey key) throws InvalidKeySetException {
        Optional<String> only = text(jwk, "alg");
        Set<SignatureAlgorithm> algorithms = EnumSet.noneOf(SignatureAlgorithm.class);
        Arrays.stream(SignatureAlgorithm.values())
                .filter(a -> only.isEmpty() || only.get().equals(a.name()))
                .filter(a -> a.fits(key))
                .forEach(algorithms::add);
        return algorithms;
    }

    private static @Nullable PublicKey rsa(ObjectNode jwk) throws InvalidKeySetException {
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

    private static @Nullable PublicKey ellipticCurve(ObjectNode jwk) throws InvalidKeySetException {
        if (!Set.of("P-256", "P-384", "P-521").contains(text(jwk, "crv").orElse(""))) {
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

    private static @Nullable PublicKey octetKeyPair(ObjectNode jwk) throws InvalidKeySetException {
        String curve = text(jwk, "crv").orElse("");
        if (!Set.of("Ed25519", "Ed448").contains(curve)) {
            return null;
        }
        var members = members(jwk, "x");
        byte[] x = StrictBase64Url.decode(text(jwk, "x").orElseThrow());
        if (x == null || x.length != (curve.equals("Ed25519") ? 32 : 57) || SmallOrderPoints.contain(curve, x)) {
            throw new InvalidKeySetException("an OKP key is unsound");
        }
        try {
            return new OctetKeyPairJsonWebKey(members).getPublicKey();
        } catch (JoseException e) {
            throw new InvalidKeySetException("an OKP key is unsound");
        }
    }

    /** Only what makes up the public key goes to the library: no certificates, no URLs. */
    private static Map<String, Object> members(ObjectNode jwk, String... numbers) throws InvalidKeySetException {
        Map<String, Object> members = new HashMap<>();
        members.put("kty", text(jwk, "kty").orElseThrow());
        text(jwk, "crv").ifPresent(curve -> members.put("crv", curve));
        for (String name : numbers) {
            String value = text(jwk, name).orElse("");
            byte[] octets = StrictBase64Url.decode(value);
            if (octets == null || octets.length == 0) {
                throw new InvalidKeySetException("`" + name + "` of a key is not base64url");
            }
            members.put(name, value);
        }
        return members;
    }

    private static Optional<String> text(ObjectNode jwk, String name) throws InvalidKeySetException {
        @Nullable JsonNode value = jwk.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new InvalidKeySetException("`" + name + "` of a key is not a string");
        }
        return Optional.of(value.stringValue());
    }
}
