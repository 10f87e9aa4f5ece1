package mgwc.gateway.backend;

/** The reason for which no response of a backend can be passed on. */
public enum UpstreamError {
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
    TRUNCATED
}
