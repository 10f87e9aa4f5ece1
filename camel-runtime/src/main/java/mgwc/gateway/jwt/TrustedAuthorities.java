package mgwc.gateway.jwt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts the given authorities and no others. */
final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /**
     * @param pem certificates that have been read before
     * @throws IllegalArgumentException if they cannot be read
     */
    static SSLContext context(String pem) {
        try {
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            var octets = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(octets)) {
                authorities.setCertificateEntry("authority-" + authorities.size(), authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the authorities cannot be read", e);
        }
    }
}
