package mgwc.jwk;

import java.math.BigInteger;
import java.util.Set;

/**
 * The points of the Edwards curves of RFC 8032 with an order of at most 8. As a public key, one of them lets a forger
 * make signatures that hold for many messages.
 */
final class SmallOrderPoints {

    private static final BigInteger P_25519 = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger P_448 =
            BigInteger.TWO.pow(448).subtract(BigInteger.TWO.pow(224)).subtract(BigInteger.ONE);
    private static final BigInteger ORDER_8_25519 =
            new BigInteger("5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

    private SmallOrderPoints() {}

    /** Whether the encoded point is one of them, in whatever encoding of it. */
    static boolean contain(String curve, byte[] encoded) {
        BigInteger y = littleEndianWithoutSign(encoded);
        if (curve.equals("Ed448")) {
            return y.compareTo(P_448) >= 0
                    || Set.of(BigInteger.ZERO, BigInteger.ONE, P_448.subtract(BigInteger.ONE))
                            .contains(y);
        }
        // A y beyond the field is a second encoding, which no honest issuer publishes.
        return y.compareTo(P_25519) >= 0
                || Set.of(
                                BigInteger.ZERO,
                                BigInteger.ONE,
                                P_25519.subtract(BigInteger.ONE),
                                ORDER_8_25519,
                                P_25519.subtract(ORDER_8_25519))
                        .contains(y);
    }

    private static BigInteger littleEndianWithoutSign(byte[] encoded) {
        byte[] bigEndian = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            bigEndian[i] = encoded[encoded.length - 1 - i];
        }
        bigEndian[0] &= 0x7f;
        return new BigInteger(1, bigEndian);
    }
}
