package mgwc.gateway.forward;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.ContextInternal;
import java.util.HashSet;
import java.util.Set;
import mgwc.gateway.backend.Backend;
import mgwc.gateway.backend.BackendConnection;
import mgwc.gateway.backend.BackendPool;
import mgwc.gateway.backend.UpstreamError;
import mgwc.gateway.operation.GatewayRequest;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.upstream.Upstream;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a back end and the response on its way back.
 *
 * <p>A back end that cannot be connected to is passed over for the next, whatever the method, because nothing was sent;
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
    private final GatewayRequest request;
    private final ContextInternal context;
    private final Runnable resume;
    private final long startedNanos = System.nanoTime();
    private final ResponseRelay download;

    private @Nullable RequestHead head;
    private @Nullable RequestBodyRelay upload;
    private @Nullable Backend backend;
    private Set<Backend> tried = Set.of();
    private @Nullable BackendConnection connection;
    private boolean starting;
    private boolean repeated;
    private boolean resumed;
    private boolean over;
    private int earlyHints;

    /** @param slowest how slowly the caller may send the body of the request */
    Forwarding(Upstream upstream, MinDataRate slowest, GatewayRequest request, Runnable resume) {
        this.upstream = upstream;
        this.slowest = slowest;
        this.request = request;
        this.context = (ContextInternal) request.context();
        this.resume = resume;
        this.download = new ResponseRelay(request.http(), this::callerReady);
    }

    /** Whether it is decided already that there will be no response of a back end; else the route is resumed later. */
    boolean start() {
        starting = true;
        request.onEnd(ended -> callerDone());
        HttpServerRequest http = request.http();
        RequestHead.Body body = RequestHead.body(http);
        if (body == RequestHead.Body.UNKNOWN && !http.isEnded()) {
            RequestBodyRelay.awaitFirst(http, this::begin);
        } else if (body == RequestHead.Body.LENGTH || body == RequestHead.Body.CHUNKED) {
            begin(new RequestBodyRelay(http, body));
        } else {
            begin(null);
        }
        starting = false;
        return resumed;
    }

    private void begin(@Nullable RequestBodyRelay body) {
        upload = body;
        head = RequestHead.of(request, body == null ? RequestHead.Body.NONE : body.framing());
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
            upstream.pool(context, backend).acquire(this);
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
        granted.begin(this, outgoing, upload == null);
        if (upload != null) {
            upload.start(granted, slowest, context.nettyEventLoop(), this::callerTooSlow);
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
        var response = request.http().response();
        if (response.closed()) {
            return;
        }
        switch (interim.status().code()) {
            case 100 -> {
                if (request.http().headers().contains(HttpHeaderNames.EXPECT)) {
                    response.writeContinue();
                }
            }
            case 103 -> {
                if (earlyHints++ < MAX_EARLY_HINTS && request.http().version() != HttpVersion.HTTP_1_0) {
                    response.writeEarlyHints(ResponseHead.interim(interim));
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
        download.head(received);
        if (upload != null && !upload.ended() && received.status().code() >= 400) {
            upload.stop();
            download.announceClose();
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
        download.body(chunk);
    }

    @Override
    public void bodyEnd() {
        over = true;
        download.end();
        if (upload != null && !upload.ended()) {
            upload.stop();
            upload.linger(context);
        }
    }

    @Override
    public void handedOver() {
        if (!over && resumed) {
            download.flush();
            if (download.full() && connection != null) {
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
    public void writable() {
        if (upload != null) {
            upload.resume();
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
            upstream.pool(context, backend).acquireNew(this);
            return;
        }
        if (upload != null) {
            upload.stop();
        }
        if (resumed) {
            over = true;
            download.cutShort();
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

    private void deny(Problem problem) {
        over = true;
        request.deny(problem);
        goOn();
    }

    /** The response is complete or the caller is gone; a back end that still works on it is let go. */
    private void callerDone() {
        if (over) {
            return;
        }
        over = true;
        if (upload != null) {
            upload.stop();
        }
        if (connection != null) {
            connection.abandon();
        }
        download.release();
        goOn();
    }

    private void goOn() {
        if (!resumed) {
            resumed = true;
            if (!starting) {
                context.dispatch(resume);
            }
        }
    }
}
