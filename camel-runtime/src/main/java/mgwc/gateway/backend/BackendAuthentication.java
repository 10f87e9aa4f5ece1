package mgwc.gateway.backend;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mgwc.gateway.secret.SecretRef;

/** How the gateway identifies itself to a backend: exactly one of the two. */
public record BackendAuthentication(Optional<Basic> basic, Optional<HeaderCredential> header) {

    /** The fields that frame or route a message are the gateway's own to write. */
    private static final Set<String> NO_CREDENTIAL =
            Set.of("connection", "content-length", "expect", "host", "te", "trailer", "transfer-encoding", "upgrade");

    /** HTTP Basic (RFC 7617). */
    public record Basic(SecretRef password, String username) {}

    /** A fixed header field whose value is a secret. */
    public record HeaderCredential(String name, SecretRef value) {}

    public BackendAuthentication {
        if (basic.isPresent() == header.isPresent()) {
            throw new IllegalArgumentException("backend authentication needs exactly one of `basic` and `header`");
        }
    }

    /** Whether the header field is a token of RFC 9110 section 5.6.2 that credentials could be in. */
    public boolean hasUsableHeader() {
        if (header.isEmpty()) {
            return true;
        }
        String name = header.get().name();
        return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") && !NO_CREDENTIAL.contains(name.toLowerCase(Locale.ROOT));
    }
}
