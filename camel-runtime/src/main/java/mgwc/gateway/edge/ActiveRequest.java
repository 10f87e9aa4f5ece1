package mgwc.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import mgwc.gateway.budget.BodyShare;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.problem.ProblemJson;
import mgwc.gateway.request.Answer;
import mgwc.gateway.request.MutableHeaderFields;
import mgwc.gateway.request.ProtectedFields;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.ResponseHead;
import mgwc.gateway.request.Target;
import mgwc.gateway.step.StepChain;
import mgwc.gateway.step.Steps;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request from the moment it was matched to the moment its response is complete or the caller is gone. The request
 * phases of its steps end when the head of a response is there or the request is decided.
 */
public final class ActiveRequest {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveRequest.class);

    /** The status that servers log for a caller that did not wait; never sent. */
    private static final int CALLER_GONE = 499;

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-request-id");

    /** Answers a request for another protocol; HTTP/2 is not there for those who ask for it in a request. */
    private static final CharSequence SERVED_PROTOCOL = HttpHeaders.createOptimized("HTTP/1.1");

    private final HttpEdge edge;
    private final Generation generation;
    private final HttpServerRequest http;
    private final VertxRequest transport;
    private final Request request;
    private final Steps steps;
    private final RequestListener listener;
    private final BodyShare share;
    private boolean lastOfConnection;
    private boolean ended;

    /**
     * @param path normalised
     * @param query raw, without the question mark
     */
    ActiveRequest(
            HttpEdge edge,
            Generation generation,
            HttpServerRequest http,
            Target target,
            Steps steps,
            String path,
            @Nullable String query,
            RequestListener listener) {
        this.edge = edge;
        this.generation = generation;
        this.http = http;
        this.steps = steps;
        this.listener = listener;
        this.share = edge.bodies().share(target);
        this.transport = new VertxRequest(http, steps, share, edge.bodies());
        this.request = new Request(transport, generation.trustedProxies(), target, generation, path, query);
        this.lastOfConnection = RequestValidator.closesByList(http);
        transport.belongsTo(this, request);
        HttpServerResponse response = http.response();
        response.endHandler(end -> ended(false));
        response.closeHandler(close -> ended(!response.ended()));
        response.headersEndHandler(head -> beforeHead(response));
        listener.began(request);
    }

    /** The request, for its steps. */
    public Request request() {
        return request;
    }

    /** The steps of the request's target. */
    public Steps steps() {
        return steps;
    }

    void through(OperationRoute route) {
        if (!share.admits()) {
            deny(Problem.tooManyBodies());
            return;
        }
        try {
            route.take(this);
        } catch (RuntimeException failure) {
            routeEnded(failure);
        }
    }

    /**
     * The route is done: the head of a response is there, or the request is decided.
     *
     * @param failure of the route itself; the request is denied for it
     */
    public void routeEnded(@Nullable Exception failure) {
        if (failure != null) {
            LOG.error("route `{}` failed", request.matchedOperation().routeId(), failure);
            request.deny(Problem.internalError());
        }
        if (!request.decided() && request.backend() == null && !http.response().headWritten() && !ended) {
            LOG.error(
                    "route `{}` ended without an answer",
                    request.matchedOperation().routeId());
            request.deny(Problem.internalError());
        }
        if (request.decided()) {
            answer();
        }
    }

    /**
     * Sends the request through steps that have no route, and answers with a problem unless one of them decides.
     *
     * @param allowed the value of {@code Allow}, if the problem has one
     */
    void throughOwnSteps(Problem otherwise, @Nullable String allowed) {
        if (steps.haveRequestPhase()) {
            new StepChain(steps, request, () -> conclude(otherwise, allowed)).run();
        } else {
            conclude(otherwise, allowed);
        }
    }

    private void conclude(Problem otherwise, @Nullable String allowed) {
        if (!request.decided()) {
            request.deny(otherwise);
            if (allowed != null) {
                http.response().putHeader(HttpHeaderNames.ALLOW, allowed);
            }
        }
        answer();
    }

    /**
     * Tells the caller why the request is refused, and closes the connection: what else it brings is not to be trusted.
     */
    void refuse(Problem problem) {
        lastOfConnection = true;
        deny(problem);
    }

    /** Tells the caller why the request is denied. */
    void deny(Problem problem) {
        request.deny(problem);
        answer();
    }

    /** Writes what was decided. */
    void answer() {
        HttpServerResponse response = http.response();
        if (!request.decided() || response.ended() || response.closed() || ended) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        Buffer body = head(response);
        if (!responsePhases(body)) {
            body = head(response);
        }
        boolean last = UnreadBody.leave(http, request.eventLoop()) || lastOfConnection;
        if (last && http.version() != HttpVersion.HTTP_2) {
            ClosingConnection.on(http.connection());
            announceClose(response);
            end(response, body).onComplete(written -> http.connection().close());
        } else {
            end(response, body);
        }
    }

    private Future<Void> end(HttpServerResponse response, Buffer body) {
        int bytes = body.length();
        Future<Void> written = response.end(body);
        transport.vertxResponse().sent().wrote(bytes, written, null);
        return written;
    }

    private Buffer head(HttpServerResponse response) {
        Problem problem = request.problem();
        if (problem != null) {
            response.setStatusCode(problem.status()).putHeader(HttpHeaderNames.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
            if (problem.status() == Problem.UPGRADE_REQUIRED) {
                response.putHeader(HttpHeaderNames.UPGRADE, SERVED_PROTOCOL);
                response.putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
            }
            problem.challenge().ifPresent(value -> response.putHeader(HttpHeaderNames.WWW_AUTHENTICATE, value));
            problem.retryAfterSeconds()
                    .ifPresent(seconds -> response.putHeader(HttpHeaderNames.RETRY_AFTER, seconds.toString()));
            return Buffer.buffer(ProblemJson.write(problem, Optional.of("urn:mgwc:request:" + request.id())));
        }
        Answer answer = request.answer();
        if (answer == null) {
            throw new IllegalStateException("nothing was decided");
        }
        response.setStatusCode(answer.status());
        answer.fields().forEach(field -> response.headers().add(field.name(), field.value()));
        return Buffer.buffer(answer.body());
    }

    private boolean responsePhases(Buffer body) {
        if (steps.observeResponseBodies()) {
            steps.onResponseBody(request, octets(body));
        }
        return !steps.haveResponsePhase() || responsePhases(steps.wholeResponseLimit() < 0 ? null : octets(body));
    }

    private static ByteBuf octets(Buffer body) {
        return Unpooled.wrappedBuffer(body.getBytes());
    }

    /**
     * Runs the response phases on the head as it is.
     *
     * @param whole the body, if a step needs it whole
     * @return false if one failed; the request is denied then, and the head is forgotten
     */
    boolean responsePhases(@Nullable ByteBuf whole) {
        try {
            steps.onResponse(request, new Head(transport.vertxResponse(), http.response(), whole));
            return true;
        } catch (RuntimeException failure) {
            LOG.error("a response phase failed", failure);
            transport.vertxResponse().forgetHead();
            request.deny(Problem.internalError());
            return false;
        }
    }

    /** The head of a response before it is sent. */
    private record Head(
            VertxResponse response,
            HttpServerResponse http,
            @Nullable ByteBuf wholeBody) implements ResponseHead {

        @Override
        public int status() {
            return http.getStatusCode();
        }

        @Override
        public MutableHeaderFields headers() {
            return new ProtectedFields(response);
        }
    }

    /** A response is larger than a step that needs it whole accepts. */
    void responseTooLarge() {
        answerInstead(Problem.responseTooLarge());
    }

    /** Denies the request, because the budget has no room for a response that a step needs whole. */
    void noMemory() {
        answerInstead(Problem.tooManyBodies());
    }

    private void answerInstead(Problem problem) {
        transport.vertxResponse().forgetHead();
        request.deny(problem);
        answer();
    }

    private void beforeHead(HttpServerResponse response) {
        response.putHeader(REQUEST_ID, request.id());
        boolean draining = edge.draining();
        lastOfConnection |= draining;
        if (http.version() != HttpVersion.HTTP_2) {
            if (lastOfConnection) {
                announceClose(response);
            }
        } else if (draining) {
            ClosingConnection.announce(http.connection());
        }
    }

    private static void announceClose(HttpServerResponse response) {
        if (!response.headers().contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            response.headers().add(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private void ended(boolean cutShort) {
        if (ended) {
            return;
        }
        ended = true;
        HttpServerResponse response = http.response();
        int status = cutShort && !response.headWritten() ? CALLER_GONE : response.getStatusCode();
        try {
            request.end(status, http.bytesRead(), response.bytesWritten(), cutShort);
            steps.onEnd(request);
            listener.ended(request);
        } finally {
            transport.release();
            transport.vertxResponse().sent().ended();
            generation.leave();
        }
        if (lastOfConnection && http.version() != HttpVersion.HTTP_2) {
            ClosingConnection.on(http.connection());
            http.connection().close();
        }
    }
}
