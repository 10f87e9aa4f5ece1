package mgwc.gateway.problem;

/**
 * Why a caller is not let in, for operators and never for callers. This list is closed: logs, usage events and metrics
 * show the {@link #text} of one of them.
 */
public enum AuthFailure {
    /** The request has no bearer token. */
    NO_TOKEN("no-token"),
    /** The {@code Authorization} field is there and does not hold one token. */
    MALFORMED_AUTHORIZATION("malformed-authorization"),
    /** The token is longer than the gateway reads. */
    TOKEN_TOO_LARGE("token-too-large"),
    /** The token is not a signed JWT in the compact serialization (RFC 7515 section 7.1). */
    MALFORMED_TOKEN("malformed-token"),
    /** The header asks for an extension ({@code crit}), or {@code typ} says that this is not an access token. */
    UNSUPPORTED_TOKEN("unsupported-token"),
    /** {@code alg} is not an algorithm that the issuer is trusted with. */
    ALGORITHM_NOT_ALLOWED("algorithm-not-allowed"),
    /** {@code iss} is not an issuer that the API trusts. */
    UNKNOWN_ISSUER("unknown-issuer"),
    /** The issuer's key set has no usable key for the {@code kid} and {@code alg} of the token. */
    NO_KEY("no-key"),
    /** No key of the issuer made the signature. */
    BAD_SIGNATURE("bad-signature"),
    /** A claim is absent or not of the form that RFC 7519 section 4.1 asks for. */
    MALFORMED_CLAIM("malformed-claim"),
    /** {@code aud} names none of the issuer's audiences. */
    WRONG_AUDIENCE("wrong-audience"),
    /** {@code exp} has passed. */
    EXPIRED("expired"),
    /** {@code nbf} or {@code iat} is in the future. */
    NOT_YET_VALID("not-yet-valid"),
    /** The gateway has no key set of the issuer; the caller is told to try again. */
    KEYS_UNAVAILABLE("keys-unavailable"),
    /** Too many tokens wait to be verified; the caller is told to try again. */
    OVERLOADED("overloaded"),
    /** A fault of the gateway; the log has an error about it. */
    INTERNAL_ERROR("internal-error"),
    /** The token does not have a scope of the operation. */
    MISSING_SCOPE("missing-scope"),
    /** No application of the release has the client of the token. */
    UNKNOWN_CLIENT("unknown-client"),
    /** The application of the client is not subscribed to the API. */
    NOT_SUBSCRIBED("not-subscribed"),
    /** The API has no endpoints for the key type of the caller. */
    KEY_TYPE_NOT_SERVED("key-type-not-served"),
    /** Pages of the request's {@code Origin} may not call the operation. */
    ORIGIN_NOT_ALLOWED("origin-not-allowed");

    private final String text;

    AuthFailure(String text) {
        this.text = text;
    }

    /** Lower case with hyphens, the same in every version of the gateway. */
    public String text() {
        return text;
    }
}
