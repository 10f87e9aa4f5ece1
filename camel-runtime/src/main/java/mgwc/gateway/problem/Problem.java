package mgwc.gateway.problem;

import java.util.Optional;

/**
 * An answer the gateway gives instead of a back end, as an RFC 9457 problem.
 *
 * @param code stable number for programs; the ones WSO2 gateways use where there is one
 * @param status HTTP status
 * @param title short and the same for every occurrence
 * @param detail what happened this time; never names classes, hosts or tokens
 * @param challenge value of {@code WWW-Authenticate} (RFC 6750 section 3)
 * @param retryAfterSeconds value of {@code Retry-After}
 */
public record Problem(
        int code,
        int status,
        String title,
        String detail,
        Optional<String> challenge,
        Optional<Long> retryAfterSeconds) {

    public static Problem of(int code, int status, String title, String detail) {
        return new Problem(code, status, title, detail, Optional.empty(), Optional.empty());
    }

    public Problem withChallenge(String value) {
        return new Problem(code, status, title, detail, Optional.of(value), retryAfterSeconds);
    }

    public Problem withRetryAfter(long seconds) {
        return new Problem(code, status, title, detail, challenge, Optional.of(seconds));
    }
}
