package mgwc.model;

import java.util.Optional;

/** How the gateway identifies itself to a backend: exactly one of the kinds. */
public record BackendAuthentication(Optional<Basic> basic, Optional<HeaderCredential> header) {

    /** HTTP Basic (RFC 7617). */
    public record Basic(String username, SecretValue password) {}

    /** A fixed header whose value is a secret. */
    public record HeaderCredential(String name, SecretValue value) {}
}
