package mgwc.gateway.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** A PEM file of certificate authorities on the gateway's machine, which a release names. */
public final class AuthorityFile {

    private static final String REMEDY = "put the PEM certificates of the authority there, readable by the gateway";

    private AuthorityFile() {}

    /**
     * The octets of the file, which holds at least one certificate. Reads the file, so not to be called on an event
     * loop.
     *
     * @param owner whose {@code caFile} it is, such as "upstream `x`"
     * @throws ReleaseRefused if the file cannot be read or holds no certificate
     */
    public static byte[] read(String file, String owner) throws ReleaseRefused {
        try {
            byte[] pem = Files.readAllBytes(Path.of(file));
            if (CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem))
                    .isEmpty()) {
                throw new CertificateException("none");
            }
            return pem;
        } catch (IOException unreadable) {
            throw new ReleaseRefused("`caFile` of " + owner + " cannot be read: `" + file + "`", REMEDY);
        } catch (CertificateException invalid) {
            throw new ReleaseRefused("`caFile` of " + owner + " holds no certificates: `" + file + "`", REMEDY);
        }
    }
}
