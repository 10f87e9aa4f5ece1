package mgwc.gateway.jwt;

/** A JWK Set that is not used at all, because something about it is wrong. */
public final class InvalidKeySetException extends Exception {

    /** @param reason never contains key material */
    public InvalidKeySetException(String reason) {
        super(reason);
    }
}
