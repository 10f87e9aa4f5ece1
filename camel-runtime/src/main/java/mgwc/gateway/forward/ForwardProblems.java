package mgwc.gateway.forward;

import mgwc.gateway.backend.UpstreamError;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.Problem.Category;

/** The problems that callers are told when no backend answers their request. */
final class ForwardProblems {

    private ForwardProblems() {}

    static Problem of(UpstreamError error) {
        return switch (error) {
            case UNREACHABLE -> unreachable();
            case CONNECT_TIMEOUT, RESPONSE_TIMEOUT -> timeout();
            case BUSY -> Problem.serviceUnavailable("the connections to the backend are all in use");
            case CALLER_TIMEOUT -> Problem.requestTimeout();
            case CLOSED, BAD_RESPONSE, TRUNCATED -> badResponse();
        };
    }

    /** The API has no endpoint set for the key type of the caller. */
    static Problem keyTypeNotOffered(KeyType keyType) {
        String name = switch (keyType) {
            case PRODUCTION -> "production";
            case SANDBOX -> "sandbox";
        };
        String detail = "the API offers no " + name + " endpoints";
        return Problem.of(Category.FORBIDDEN, 900908, 403, "Resource Forbidden", detail)
                .because(AuthFailure.KEY_TYPE_NOT_SERVED, detail);
    }

    /** No backend of the upstream accepted a connection, so none saw the request. */
    private static Problem unreachable() {
        return Problem.of(
                Category.BACKEND, 101503, 502, "Backend Unreachable", "no connection to a backend could be made");
    }

    private static Problem timeout() {
        return Problem.of(Category.BACKEND, 101504, 504, "Backend Timeout", "the backend did not answer in time");
    }

    /** The backend closed the connection or did not speak HTTP. */
    private static Problem badResponse() {
        return Problem.of(Category.BACKEND, 101506, 502, "Bad Backend Response", "the backend gave no valid response");
    }
}
