package mgwc.compiler.rule.security;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * An X.509 certificate (RFC 5280) as far as rules judge it.
 *
 * @param subject distinguished name as text (RFC 2253)
 * @param lastDay in UTC
 * @param weakSignature the hash that can be forged; empty for a certificate that is signed with its own key, whose
 *     signature nobody relies on
 * @param shortKey what key it has, if that is too short to be relied on
 */
record Certificate(String subject, LocalDate lastDay, Optional<String> weakSignature, Optional<String> shortKey) {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;

    /**
     * @param text DER in Base64
     * @throws CertificateException if it is none
     */
    static Certificate parse(String text) throws CertificateException {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new CertificateException("it is not Base64", e);
        }
        X509Certificate read = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        boolean own = read.getSubjectX500Principal().equals(read.getIssuerX500Principal());
        return new Certificate(
                read.getSubjectX500Principal().getName(),
                read.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate(),
                own ? Optional.empty() : weakHash(read.getSigAlgName()),
                shortKey(read.getPublicKey()));
    }

    private static Optional<String> weakHash(String algorithm) {
        String name = algorithm.toUpperCase(Locale.ROOT);
        if (name.startsWith("SHA1WITH")) {
            return Optional.of("SHA-1");
        }
        return name.startsWith("MD5WITH") || name.startsWith("MD2WITH")
                ? Optional.of(name.substring(0, 3))
                : Optional.empty();
    }

    private static Optional<String> shortKey(PublicKey key) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            return Optional.of("an RSA key of " + rsa.getModulus().bitLength() + " bits");
        }
        if (key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() < LEAST_EC_BITS) {
            return Optional.of(
                    "an EC key of " + ec.getParams().getCurve().getField().getFieldSize() + " bits");
        }
        return Optional.empty();
    }
}
