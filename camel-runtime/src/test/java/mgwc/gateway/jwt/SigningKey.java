package mgwc.gateway.jwt;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/** A key of a test issuer, which signs with the JDK alone so that tests do not rely on the library they test. */
public record SigningKey(String kid, KeyPair pair, String jwk) {

    public static final SigningKey RSA = rsa("rsa", 2048);
    public static final SigningKey P256 = ec("p256", "secp256r1", "P-256", 32);
    public static final SigningKey P384 = ec("p384", "secp384r1", "P-384", 48);
    public static final SigningKey P521 = ec("p521", "secp521r1", "P-521", 66);
    public static final SigningKey ED25519 = ed("ed25519", "Ed25519", 32);
    public static final SigningKey ED448 = ed("ed448", "Ed448", 57);

    static SigningKey rsa(String kid, int bits) {
        KeyPair pair = generate("RSA", bits);
        var key = (RSAPublicKey) pair.getPublic();
        return new SigningKey(
                kid,
                pair,
                "\"kty\":\"RSA\",\"kid\":\"" + kid + "\",\"n\":\"" + unsigned(key.getModulus(), 0) + "\",\"e\":\""
                        + unsigned(key.getPublicExponent(), 0) + "\"");
    }

    private static SigningKey ec(String kid, String curve, String name, int length) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            KeyPair pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            return new SigningKey(
                    kid,
                    pair,
                    "\"kty\":\"EC\",\"crv\":\"" + name + "\",\"kid\":\"" + kid + "\",\"x\":\""
                            + unsigned(point.getAffineX(), length) + "\",\"y\":\""
                            + unsigned(point.getAffineY(), length) + "\"");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey ed(String kid, String curve, int length) {
        KeyPair pair = generate(curve, 0);
        var point = ((EdECPublicKey) pair.getPublic()).getPoint();
        byte[] encoded = fixed(point.getY(), length);
        for (int i = 0; i < length / 2; i++) {
            byte swapped = encoded[i];
            encoded[i] = encoded[length - 1 - i];
            encoded[length - 1 - i] = swapped;
        }
        if (point.isXOdd()) {
            encoded[length - 1] |= (byte) 0x80;
        }
        return new SigningKey(
                kid,
                pair,
                "\"kty\":\"OKP\",\"crv\":\"" + curve + "\",\"kid\":\"" + kid + "\",\"x\":\"" + base64(encoded) + "\"");
    }

    /** The JWK with more members, such as {@code ,"use":"sig"}. */
    String with(String members) {
        return "{" + jwk + members + "}";
    }

    public static String set(SigningKey... keys) {
        var json = new StringBuilder("{\"keys\":[");
        for (int i = 0; i < keys.length; i++) {
            json.append(i == 0 ? "" : ",").append(keys[i].with(""));
        }
        return json.append("]}").toString();
    }

    /** A token with that header and payload, signed as {@code algorithm} asks. */
    public String token(String algorithm, String header, String payload) {
        String signed = base64(header) + "." + base64(payload);
        return signed + "." + base64(sign(algorithm, signed));
    }

    byte[] sign(String algorithm, String text) {
        try {
            Signature signature = signature(algorithm);
            signature.initSign((PrivateKey) pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        String bits = algorithm.substring(2);
        return switch (algorithm.substring(0, 2)) {
            case "RS" -> Signature.getInstance("SHA" + bits + "withRSA");
            case "ES" -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            case "PS" -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec(
                        "SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), Integer.parseInt(bits) / 8, 1));
                yield pss;
            }
            default -> Signature.getInstance("EdDSA");
        };
    }

    static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String unsigned(BigInteger number, int length) {
        return base64(fixed(number, length == 0 ? Math.ceilDiv(number.bitLength(), 8) : length));
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] result = new byte[length];
        int copied = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - copied, result, length - copied, copied);
        return result;
    }

    private static KeyPair generate(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
