package mgwc.gateway.jwt;

/** A token is not what RFC 7515 and RFC 7519 allow. Thrown per token, so it has no stack trace. */
final class MalformedTokenException extends Exception {

    private final String reason;

    /** @param reason for the log; never contains text of the token */
    MalformedTokenException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
