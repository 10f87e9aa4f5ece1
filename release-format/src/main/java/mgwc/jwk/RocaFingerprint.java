package mgwc.jwk;

import java.math.BigInteger;
import java.util.BitSet;

/**
 * Tells RSA moduli made by the faulty generator of CVE-2017-15361, whose primes are powers of 65537 modulo a product of
 * small primes. A modulus of another generator matches with a probability far below one in a million.
 */
final class RocaFingerprint {

    private static final int[] PRIMES = {
        11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157,
    };
    private static final BitSet[] POWERS = new BitSet[PRIMES.length];

    static {
        for (int i = 0; i < PRIMES.length; i++) {
            POWERS[i] = powersOf65537(PRIMES[i]);
        }
    }

    private RocaFingerprint() {}

    static boolean matches(BigInteger modulus) {
        for (int i = 0; i < PRIMES.length; i++) {
            int rest = modulus.mod(BigInteger.valueOf(PRIMES[i])).intValue();
            if (!POWERS[i].get(rest)) {
                return false;
            }
        }
        return true;
    }

    private static BitSet powersOf65537(int prime) {
        BitSet powers = new BitSet(prime);
        int power = 1;
        while (!powers.get(power)) {
            powers.set(power);
            power = power * (65537 % prime) % prime;
        }
        return powers;
    }
}
