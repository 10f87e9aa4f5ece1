package mgwc.jwk;

import java.util.Arrays;
import java.util.Optional;

/** The curves of EdDSA keys (RFC 8037 section 2, RFC 8032). */
enum EdwardsCurve {
    ED25519("Ed25519", 32),
    ED448("Ed448", 57);

    private final String name;
    private final int octets;

    EdwardsCurve(String name, int octets) {
        this.name = name;
        this.octets = octets;
    }

    static Optional<EdwardsCurve> named(String name) {
        return Arrays.stream(values()).filter(curve -> curve.name.equals(name)).findFirst();
    }

    /** @param x the public key as RFC 8032 encodes it */
    Optional<JwkFault> fault(byte[] x) {
        if (x.length != octets) {
            return Optional.of(new JwkFault.WrongLength("x", name, octets, x.length));
        }
        return SmallOrderPoints.contain(name, x)
                ? Optional.of(new JwkFault.Unsound(JwkFault.Defect.SMALL_ORDER))
                : Optional.empty();
    }
}
