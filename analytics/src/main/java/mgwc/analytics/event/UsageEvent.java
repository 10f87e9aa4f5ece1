package mgwc.analytics.event;

import java.util.Optional;

/**
 * What a gateway remembers of one request, version 1 of the format. The published form is the JSON Schema
 * {@code mgwc/release/schema/usage-event.json} of the release format. Later gateways may add members; the reader
 * ignores those it does not know.
 *
 * @param id unique among all events of all gateways; the same id twice is the same event
 * @param timeMillis when the request came, in milliseconds since 1970
 * @param gateway which one served it
 * @param release short digest of the release that served it
 * @param path template, base path included
 * @param status of the response; 499 if the caller did not wait for it
 * @param problem code of the problem, if the gateway itself answered
 * @param application behind the client, if one is known
 * @param client OAuth2 client of the token
 * @param backend name of the backend that was asked
 * @param requestBytes of the body
 * @param responseBytes of the body, as far as it was sent
 * @param totalMicros from the head of the request to the end of the response
 * @param backendMicros until the backend answered with a head; 0 if none did
 * @param truncated whether the caller did not get the whole response
 * @param requestId as the backend and the caller got it
 * @param authFailure why the caller was not let in, as the gateway's list of reasons names it
 */
public record UsageEvent(
        String id,
        long timeMillis,
        String gateway,
        String release,
        String api,
        String operation,
        String method,
        String path,
        int status,
        Optional<Integer> problem,
        Optional<String> application,
        Optional<String> client,
        KeyType keyType,
        Optional<String> backend,
        long requestBytes,
        long responseBytes,
        long totalMicros,
        long backendMicros,
        boolean truncated,
        Optional<String> requestId,
        Optional<String> authFailure) {

    /** The only version of the format so far. */
    public static final int VERSION = 1;

    /** Which endpoint set the caller got. */
    public enum KeyType {
        PRODUCTION,
        SANDBOX
    }
}
