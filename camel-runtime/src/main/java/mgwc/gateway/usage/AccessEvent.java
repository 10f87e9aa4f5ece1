package mgwc.gateway.usage;

import java.util.Set;
import mgwc.gateway.identity.Application;
import mgwc.gateway.identity.Authenticated;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one request. Never part of it: tokens, header fields, query strings and the path as it was
 * sent, which can hold personal data.
 *
 * @param sequence counts the events of this process, so that a lost one leaves a gap
 * @param timeMillis when the request came, in milliseconds since 1970
 * @param release short digest of the release that served it; absent, like the three after it, if it matched nothing
 * @param path template, base path included
 * @param method {@code OTHER} for one that no operation can have
 * @param status of the response; 499 if the caller did not wait for it
 * @param problem {@link Problem#code} if the gateway itself answered, else 0
 * @param backend name of the backend that was asked
 * @param requestBytes of the body
 * @param responseBytes of the body, as far as it was sent
 * @param totalMicros from the head of the request to the end of the response
 * @param backendMicros until the backend answered with a head; 0 if none did
 * @param truncated whether the caller did not get the whole response
 * @param requestId as the backend and the caller got it
 * @param authFailure text of the reason if the caller was not let in
 */
record AccessEvent(
        long sequence,
        long timeMillis,
        @Nullable String release,
        @Nullable String api,
        @Nullable String operation,
        String method,
        @Nullable String path,
        int status,
        int problem,
        @Nullable String application,
        @Nullable String client,
        KeyType keyType,
        @Nullable String backend,
        long requestBytes,
        long responseBytes,
        long totalMicros,
        long backendMicros,
        boolean truncated,
        String requestId,
        @Nullable String authFailure) {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY");

    static AccessEvent of(Request request, long sequence, long nowNanos) {
        @Nullable Operation operation = request.operation();
        @Nullable Authenticated caller = request.identity() instanceof Authenticated known ? known : null;
        @Nullable Problem problem = request.problem();
        return new AccessEvent(
                sequence,
                request.startedMillis(),
                operation == null ? null : operation.release(),
                operation == null ? null : operation.api(),
                operation == null ? null : operation.id(),
                method(request.method()),
                operation == null ? null : path(operation),
                request.status(),
                problem == null ? 0 : problem.code(),
                caller == null
                        ? null
                        : caller.application().map(Application::name).orElse(null),
                caller == null ? null : caller.clientId().orElse(null),
                request.identity().keyType(),
                request.backend(),
                request.requestBytes(),
                request.responseBytes(),
                (nowNanos - request.startedNanos()) / 1000,
                request.backendNanos() / 1000,
                request.truncated(),
                request.id(),
                authFailure(problem));
    }

    private static @Nullable String authFailure(@Nullable Problem problem) {
        return problem == null || problem.refusal().isEmpty()
                ? null
                : problem.refusal().get().reason().text();
    }

    private static String method(String name) {
        return METHODS.contains(name) ? name : "OTHER";
    }

    private static String path(Operation operation) {
        String base = operation.basePath();
        return base.equals("/") ? operation.path() : base + operation.path();
    }
}
