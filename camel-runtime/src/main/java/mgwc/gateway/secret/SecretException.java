package mgwc.gateway.secret;

/** A secret cannot be had. The message names the reference and never a value. */
public final class SecretException extends Exception {

    public SecretException(SecretRef reference, String reason) {
        super("the secret from " + reference + " " + reason);
    }
}
