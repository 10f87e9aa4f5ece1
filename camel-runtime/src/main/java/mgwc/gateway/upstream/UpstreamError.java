package mgwc.gateway.upstream;

import mgwc.gateway.problem.Problem;

/** Why there is no response of a back end to hand on. */
enum UpstreamError {
    /** The name did not resolve, the connection was refused, or TLS was not agreed on. */
    UNREACHABLE,
    CONNECT_TIMEOUT,
    /** All connections are in use and as many requests wait for one as may. */
    BUSY,
    /** The request was sent, or could not be sent on, and no response began in time. */
    RESPONSE_TIMEOUT,
    /** The caller stopped sending the body it had announced, or sent it too slowly. */
    CALLER_TIMEOUT,
    /** The connection ended before anything of a response was received. */
    CLOSED,
    /** What was received is no response of HTTP/1.1. */
    BAD_RESPONSE,
    /** The response ended before it was complete. */
    TRUNCATED;

    Problem problem() {
        return switch (this) {
            case UNREACHABLE -> Problem.backendUnreachable();
            case CONNECT_TIMEOUT, RESPONSE_TIMEOUT -> Problem.backendTimeout();
            case BUSY -> Problem.serviceUnavailable("the connections to the back end are all in use");
            case CALLER_TIMEOUT -> Problem.requestTimeout();
            case CLOSED, BAD_RESPONSE, TRUNCATED -> Problem.badBackendResponse();
        };
    }
}
