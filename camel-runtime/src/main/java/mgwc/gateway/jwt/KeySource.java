package mgwc.gateway.jwt;

import java.net.URI;
import java.util.Optional;

/** Where the keys of an issuer come from. */
public sealed interface KeySource {

    /**
     * A JWK Set that travels with the release.
     *
     * @param file its path in the release
     */
    record Bundled(String file, KeySet keys) implements KeySource {}

    /**
     * A JWK Set that the gateway fetches, and fetches again from time to time.
     *
     * @param authorities PEM certificates of the authorities to trust instead of the platform's
     */
    record Remote(URI url, Optional<String> authorities) implements KeySource {}
}
