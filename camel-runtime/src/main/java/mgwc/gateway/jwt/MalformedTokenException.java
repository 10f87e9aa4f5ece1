package mgwc.gateway.jwt;

import mgwc.gateway.problem.AuthFailure;

/** A token is not what RFC 7515 and RFC 7519 allow. Thrown per token, so it has no stack trace. */
final class MalformedTokenException extends Exception {

    private final AuthFailure failure;
    private final String reason;

    /** @param reason for the log; never contains text of the token */
    MalformedTokenException(AuthFailure failure, String reason) {
        super(reason, null, false, false);
        this.failure = failure;
        this.reason = reason;
    }

    AuthFailure failure() {
        return failure;
    }

    String reason() {
        return reason;
    }
}
