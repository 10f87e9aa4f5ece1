package mgwc.jwk;

/** A key that lacks the form of a JWK. */
public final class MalformedJwkException extends Exception {

    private final transient JwkFault fault;

    MalformedJwkException(JwkFault fault) {
        super(null, null, false, false);
        this.fault = fault;
    }

    public JwkFault fault() {
        return fault;
    }
}
