package mgwc.jwk;

import java.math.BigInteger;
import java.util.Optional;

/** Whether the numbers of an RSA key (RFC 7518 section 6.3.1) are those of a key that signatures can rely on. */
final class RsaNumbers {

    /** RFC 7518 section 3.3. */
    static final int LEAST_BITS = 2048;

    /** Longer ones make a verification too slow. */
    static final int MOST_BITS = 8192;

    private static final int MOST_EXPONENT_BITS = 64;

    private RsaNumbers() {}

    /** @param n big-endian, as {@code e} */
    static Optional<JwkFault> fault(byte[] n, byte[] e) {
        BigInteger modulus = new BigInteger(1, n);
        BigInteger exponent = new BigInteger(1, e);
        if (modulus.bitLength() < LEAST_BITS) {
            return Optional.of(new JwkFault.TooShort(modulus.bitLength()));
        }
        if (modulus.bitLength() > MOST_BITS || !modulus.testBit(0)) {
            return unsound(JwkFault.Defect.MODULUS);
        }
        if (!exponent.testBit(0) || exponent.bitLength() < 2 || exponent.bitLength() > MOST_EXPONENT_BITS) {
            return unsound(JwkFault.Defect.EXPONENT);
        }
        return RocaFingerprint.matches(modulus) ? unsound(JwkFault.Defect.FACTORABLE) : Optional.empty();
    }

    private static Optional<JwkFault> unsound(JwkFault.Defect defect) {
        return Optional.of(new JwkFault.Unsound(defect));
    }
}
