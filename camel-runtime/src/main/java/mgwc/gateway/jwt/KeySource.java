package mgwc.gateway.jwt;

import java.net.URI;

/** Where the keys of an issuer come from. */
public sealed interface KeySource {

    /** A JWK Set that travels with the release. */
    record Bundled(KeySet keys) implements KeySource {}

    /** A JWK Set that the gateway fetches, and fetches again from time to time. */
    record Remote(URI url) implements KeySource {}
}
