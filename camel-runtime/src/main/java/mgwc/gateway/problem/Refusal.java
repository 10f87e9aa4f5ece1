package mgwc.gateway.problem;

/**
 * Why a caller is not let in, for operators.
 *
 * @param detail for the log; never contains text of the request
 */
public record Refusal(AuthFailure reason, String detail) {}
