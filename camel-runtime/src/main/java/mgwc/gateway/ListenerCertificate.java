package mgwc.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;
import mgwc.gateway.edge.EdgeOptions;
import mgwc.gateway.release.GatewayConfig.ListenerTls;
import mgwc.gateway.secret.SecretException;
import mgwc.gateway.secret.SecretReader;

/** The certificate chain of a listener with its private key, as they are on the gateway's machine now. */
final class ListenerCertificate {

    private static final byte[] PROBE = {1};

    private ListenerCertificate() {}

    /**
     * Reads both files.
     *
     * @throws StartFailed if one cannot be read, or the key is not the certificate's: every handshake would fail
     */
    static EdgeOptions.Tls read(ListenerTls tls, SecretReader secrets, Vertx vertx) throws StartFailed {
        EdgeOptions.Tls pem = pem(tls, secrets);
        if (!fits(pem, tls.certificateFile(), vertx)) {
            throw new StartFailed("the private key of the listener is not the key of the certificate `"
                    + tls.certificateFile() + "`");
        }
        return pem;
    }

    private static EdgeOptions.Tls pem(ListenerTls tls, SecretReader secrets) throws StartFailed {
        try {
            return new EdgeOptions.Tls(
                    Buffer.buffer(Files.readAllBytes(Path.of(tls.certificateFile()))),
                    Buffer.buffer(secrets.read(tls.privateKey()).reveal().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new StartFailed("the certificate `" + tls.certificateFile() + "` of the listener cannot be read");
        } catch (SecretException e) {
            throw new StartFailed("the private key of the listener cannot be read: " + e.getMessage());
        }
    }

    private static boolean fits(EdgeOptions.Tls pem, String file, Vertx vertx) throws StartFailed {
        try {
            PemKeyCertOptions options = pem.keyAndCertificates();
            for (KeyManager manager : options.getKeyManagerFactory(vertx).getKeyManagers()) {
                if (manager instanceof X509KeyManager keys && !fits(keys)) {
                    return false;
                }
            }
            return true;
        } catch (Exception e) {
            throw new StartFailed("the certificate `" + file
                    + "` and the private key of the listener cannot be used: expected PEM, and a key in PKCS #8");
        }
    }

    private static boolean fits(X509KeyManager keys) throws GeneralSecurityException {
        for (String algorithm : new String[] {"RSA", "EC", "EdDSA"}) {
            String[] aliases = keys.getServerAliases(algorithm, null);
            if (aliases != null) {
                for (String alias : aliases) {
                    X509Certificate certificate = keys.getCertificateChain(alias)[0];
                    if (!fits(keys.getPrivateKey(alias), certificate)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean fits(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        if (!key.getAlgorithm().equals(algorithm)) {
            return false;
        }
        Signature signature = Signature.getInstance(
                switch (algorithm) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> algorithm;
                });
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(PROBE);
        return signature.verify(signed);
    }
}
