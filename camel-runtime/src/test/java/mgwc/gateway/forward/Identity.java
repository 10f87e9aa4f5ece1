package mgwc.gateway.forward;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's key and a certificate that it issued to itself.
 *
 * @param keyStore PKCS #12
 * @param certificate PEM
 */
public record Identity(Path keyStore, String certificate) {

    static final String PASSWORD = "changeit";

    public static Identity of(String hostName, Path directory) throws Exception {
        Path keyStore = directory.resolve(hostName + ".p12");
        keytool("-genkeypair", keyStore, "-keyalg", "EC", "-dname", "CN=" + hostName, "-ext", "san=dns:" + hostName);
        Path certificate = directory.resolve(hostName + ".pem");
        keytool("-exportcert", keyStore, "-rfc", "-file", certificate.toString());
        return new Identity(keyStore, Files.readString(certificate));
    }

    private static void keytool(String command, Path keyStore, String... more) throws Exception {
        var line = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool", command));
        line.addAll(List.of("-alias", "server", "-keystore", keyStore.toString(), "-storepass", PASSWORD));
        line.addAll(List.of(more));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }

    public SSLContext context() throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** The private key in PEM, PKCS #8. */
    public String key() throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        var key = keys.getKey("server", PASSWORD.toCharArray());
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
