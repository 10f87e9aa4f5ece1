package mgwc.gateway.forward;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import mgwc.gateway.backend.Backend;
import mgwc.gateway.backend.BackendConnection;
import mgwc.gateway.backend.BackendPool;
import mgwc.gateway.backend.UpstreamError;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.request.ProtocolVersion;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.RequestBody;
import mgwc.gateway.request.Response;
import mgwc.gateway.upstream.Upstream;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a backend and the response on its way back.
 *
 * <p>A backend that cannot be connected to is passed over for the next, whatever the method, because nothing was sent;
 * each is tried once. When a connection that was kept from an earlier request turns out to be closed, a request that
 * may be repeated is sent once more on a new one. Nothing else is ever sent twice.
 *
 * <p>The route goes on when the head of the response is there; from then on a failure can only cut the response short,
 * which the caller sees as a connection that ends before the message does.
 */
final class Forwarding implements BackendConnection.ResponseHandler, BackendPool.Waiter {

    private static final int MAX_EARLY_HINTS = 16;

    private final Upstream upstream;
    private final MinDataRate slowest;
    private final Request request;
    private final EventLoop loop;
    private final Runnable resume;
    private final long startedNanos = System.nanoTime();
    private final ResponseRelay response;

    private @Nullable BackendRequestHead head;
    private @Nullable RequestBodyRelay body;
    private @Nullable Backend backend;
    private Set<Backend> tried = Set.of();
    private @Nullable BackendConnection connection;
    private boolean starting;
    private boolean repeated;
    private boolean resumed;
    private boolean over;
    private int earlyHints;

    /** @param slowest how slowly the caller may send the body of the request */
    Forwarding(Upstream upstream, MinDataRate slowest, Request request, Runnable resume) {
        this.upstream = upstream;
        this.slowest = slowest;
        this.request = request;
        this.loop = (EventLoop) request.eventLoop();
        this.resume = resume;
        this.response = new ResponseRelay(request, this::callerReady);
    }

    /** Whether it is decided already that there will be no response of a backend; else the route is resumed later. */
    boolean start() {
        starting = true;
        if (WebSocketHandshake.begins(request)) {
            deny(Problem.upgradeRequired());
            return true;
        }
        request.onEnd(ended -> callerDone());
        RequestBody received = request.body();
        RequestBody.Framing framing = received.framing();
        if (framing == RequestBody.Framing.UNKNOWN && !received.complete()) {
            RequestBodyRelay.awaitFirst(received, this::begin);
        } else if (framing == RequestBody.Framing.LENGTH || framing == RequestBody.Framing.CHUNKED) {
            begin(new RequestBodyRelay(received, framing));
        } else {
            begin(null);
        }
        starting = false;
        return resumed;
    }

    private void begin(@Nullable RequestBodyRelay relay) {
        body = relay;
        head = BackendRequestHead.of(request, relay == null ? RequestBody.Framing.NONE : relay.framing());
        if (head == null) {
            deny(Problem.malformedRequest("the request target has a character that is not allowed"));
        } else {
            tryNext(UpstreamError.UNREACHABLE);
        }
    }

    private void tryNext(UpstreamError last) {
        backend = upstream.balancer().next(tried, System.nanoTime());
        if (backend == null) {
            deny(ForwardProblems.of(last));
        } else {
            upstream.pool(loop, backend).acquire(this);
        }
    }

    @Override
    public boolean connected(BackendConnection granted) {
        if (over || head == null || backend == null) {
            return false;
        }
        HttpRequest outgoing;
        try {
            outgoing = head.on(backend.url(), upstream.credential());
        } catch (IllegalArgumentException invalid) {
            deny(Problem.malformedRequest("a request header has a character that is not allowed"));
            return false;
        }
        connection = granted;
        granted.begin(this, outgoing, body == null);
        if (body != null) {
            body.start(granted, slowest, loop, this::callerTooSlow, this::noMemory);
        }
        return true;
    }

    @Override
    public void unavailable(UpstreamError failure) {
        if (over || backend == null) {
            return;
        }
        if (tried.isEmpty()) {
            tried = new HashSet<>();
        }
        tried.add(backend);
        tryNext(failure);
    }

    @Override
    public void interim(HttpResponse interim) {
        Response caller = request.response();
        if (!caller.open()) {
            return;
        }
        switch (interim.status().code()) {
            case 100 -> {
                if (request.headers().contains(HttpHeaderNames.EXPECT)) {
                    caller.sendContinue();
                }
            }
            case 103 -> {
                if (earlyHints++ < MAX_EARLY_HINTS && request.version() != ProtocolVersion.HTTP_1_0) {
                    caller.sendEarlyHints(BackendResponseHead.interim(interim));
                }
            }
            default -> {
                // others have no meaning for the caller of a gateway
            }
        }
    }

    @Override
    public void head(HttpResponse received) {
        recordBackend();
        if (!response.head(received, Objects.requireNonNull(backend).url())) {
            letGo();
            goOn();
            return;
        }
        if (body != null && !body.ended() && received.status().code() >= 400) {
            body.stop();
            response.announceClose();
        }
        goOn();
    }

    private void recordBackend() {
        if (backend != null) {
            request.forwarded(backend.name(), System.nanoTime() - startedNanos);
        }
    }

    @Override
    public void body(ByteBuf chunk) {
        response.body(chunk);
    }

    @Override
    public void bodyEnd() {
        over = true;
        response.end();
        if (body != null && !body.ended()) {
            body.stop();
            body.linger();
        }
    }

    @Override
    public void handedOver() {
        if (!over && resumed) {
            response.flush();
            if (response.full() && connection != null) {
                connection.reading(false);
            }
        }
    }

    private void callerReady() {
        if (!over && connection != null) {
            connection.reading(true);
        }
    }

    @Override
    public void sent() {
        if (body != null) {
            body.sent();
        }
    }

    @Override
    public void failed(UpstreamError failure) {
        if (over) {
            return;
        }
        boolean stale = failure == UpstreamError.CLOSED && connection != null && connection.reused();
        if (stale && !repeated && backend != null && head != null && head.repeatable()) {
            repeated = true;
            upstream.pool(loop, backend).acquireNew(this);
            return;
        }
        if (body != null) {
            body.stop();
        }
        if (resumed) {
            over = true;
            response.cutShort();
        } else {
            recordBackend();
            deny(ForwardProblems.of(failure));
        }
    }

    private void callerTooSlow() {
        if (connection != null) {
            connection.abandon();
        }
        failed(UpstreamError.CALLER_TIMEOUT);
    }

    /** The gateway has no memory for more of the request's body. */
    private void noMemory() {
        boolean answered = resumed;
        letGo();
        if (answered) {
            response.cutShort();
        } else {
            deny(Problem.tooManyBodies());
        }
    }

    private void deny(Problem problem) {
        over = true;
        request.deny(problem);
        goOn();
    }

    /** The response is complete or the caller is gone; a backend that still works on it is let go. */
    private void callerDone() {
        if (over) {
            return;
        }
        letGo();
        goOn();
    }

    /** Gives up on the backend, which may still be at work on the request. */
    private void letGo() {
        over = true;
        if (body != null) {
            body.stop();
        }
        if (connection != null) {
            connection.abandon();
        }
        response.release();
    }

    private void goOn() {
        if (!resumed) {
            resumed = true;
            if (!starting) {
                resume.run();
            }
        }
    }
}
