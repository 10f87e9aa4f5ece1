package mgwc.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.ProblemJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request from the moment it was matched to the moment its response is complete or the caller is gone. Its route
 * ends when the head of a response is there or the request is denied.
 */
public final class ActiveRequest {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveRequest.class);

    /** The status that servers log for a caller that did not wait; never sent. */
    private static final int CALLER_GONE = 499;

    private final HttpEdge edge;
    private final Generation generation;
    private final GatewayRequest request;
    private final RequestListener listener;
    private boolean lastOfConnection;
    private boolean ended;

    ActiveRequest(HttpEdge edge, Generation generation, GatewayRequest request, RequestListener listener) {
        this.edge = edge;
        this.generation = generation;
        this.request = request;
        this.listener = listener;
        this.lastOfConnection = RequestValidator.closesByList(request.http());
        HttpServerResponse response = request.http().response();
        response.endHandler(end -> ended(false));
        response.closeHandler(close -> ended(!response.ended()));
        response.headersEndHandler(head -> beforeHead(response));
        listener.began(request);
    }

    /** The request, for the steps of its route. */
    public GatewayRequest request() {
        return request;
    }

    void through(OperationRoute route) {
        try {
            route.take(this);
        } catch (RuntimeException failure) {
            routeEnded(failure);
        }
    }

    /**
     * The steps are done: the head of a response is there, or the request is denied.
     *
     * @param failure of the route itself; the request is denied for it
     */
    public void routeEnded(@Nullable Exception failure) {
        if (failure != null) {
            LOG.error("route `{}` failed", request.operation().routeId(), failure);
            request.deny(Problem.internalError());
        }
        if (request.denied()) {
            answer();
        } else if (request.backend() == null && !request.http().response().headWritten() && !ended) {
            LOG.error("route `{}` ended without an answer", request.operation().routeId());
            request.deny(Problem.internalError());
            answer();
        }
    }

    /**
     * Tells the caller why the request was denied, and hangs up: what else the connection brings is not to be trusted.
     */
    void answerAndClose() {
        lastOfConnection = true;
        answer();
    }

    /** Tells the caller why the request was denied. */
    void answer() {
        HttpServerResponse response = request.http().response();
        Problem problem = request.problem();
        if (problem == null || response.ended() || response.closed() || ended) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(problem.status()).putHeader(HttpHeaderNames.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
        problem.challenge().ifPresent(value -> response.putHeader(HttpHeaderNames.WWW_AUTHENTICATE, value));
        problem.retryAfterSeconds()
                .ifPresent(seconds -> response.putHeader(HttpHeaderNames.RETRY_AFTER, seconds.toString()));
        HttpServerRequest http = request.http();
        boolean last = UnreadBody.leave(http, request.context().owner()) || lastOfConnection;
        if (last && http.version() != HttpVersion.HTTP_2) {
            ClosingConnection.on(http.connection());
            response.putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            response.end(Buffer.buffer(ProblemJson.write(problem)))
                    .onComplete(written -> http.connection().close());
        } else {
            response.end(Buffer.buffer(ProblemJson.write(problem)));
        }
    }

    private void beforeHead(HttpServerResponse response) {
        lastOfConnection |= edge.draining();
        if (lastOfConnection && request.http().version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private void ended(boolean cutShort) {
        if (ended) {
            return;
        }
        ended = true;
        HttpServerRequest http = request.http();
        HttpServerResponse response = http.response();
        int status = cutShort && !response.headWritten() ? CALLER_GONE : response.getStatusCode();
        try {
            request.end(status, http.bytesRead(), response.bytesWritten(), cutShort);
            listener.ended(request);
        } finally {
            generation.leave();
        }
        if (lastOfConnection && http.version() != HttpVersion.HTTP_2) {
            ClosingConnection.on(http.connection());
            http.connection().close();
        }
    }
}
