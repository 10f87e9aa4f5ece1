package mgwc.jwk;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The curves of ECDSA keys (RFC 7518 section 6.2.1.1), {@code y² = x³ - 3x + b} modulo {@code p} (FIPS 186-4 appendix
 * D.1.2).
 */
enum WeierstrassCurve {
    P_256(
            "P-256",
            "ES256",
            32,
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"),
    P_384(
            "P-384",
            "ES384",
            48,
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef"),
    P_521(
            "P-521",
            "ES512",
            66,
            "1" + "ff".repeat(65),
            "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf0"
                    + "73573df883d2c34f1ef451fd46b503f00");

    private final String name;
    private final String algorithm;
    private final int octets;
    private final BigInteger p;
    private final BigInteger b;

    WeierstrassCurve(String name, String algorithm, int octets, String p, String b) {
        this.name = name;
        this.algorithm = algorithm;
        this.octets = octets;
        this.p = new BigInteger(p, 16);
        this.b = new BigInteger(b, 16);
    }

    static Optional<WeierstrassCurve> named(String name) {
        return Arrays.stream(values()).filter(curve -> curve.name.equals(name)).findFirst();
    }

    /** The JWS algorithm of keys on the curve. */
    String algorithm() {
        return algorithm;
    }

    /** @param x big-endian, as {@code y} */
    Optional<JwkFault> fault(byte[] x, byte[] y) {
        if (x.length != octets) {
            return Optional.of(new JwkFault.WrongLength("x", name, octets, x.length));
        }
        if (y.length != octets) {
            return Optional.of(new JwkFault.WrongLength("y", name, octets, y.length));
        }
        return holds(new BigInteger(1, x), new BigInteger(1, y))
                ? Optional.empty()
                : Optional.of(new JwkFault.Unsound(JwkFault.Defect.NOT_ON_CURVE));
    }

    private boolean holds(BigInteger x, BigInteger y) {
        BigInteger right = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(b);
        return x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.multiply(y).subtract(right).mod(p).signum() == 0;
    }
}
