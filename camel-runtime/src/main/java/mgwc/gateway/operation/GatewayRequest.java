package mgwc.gateway.operation;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import mgwc.gateway.identity.KeyType;
import mgwc.gateway.jwt.Caller;
import mgwc.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through a route. Owned by the event loop of {@link #context()}: every method is called there.
 *
 * <p>A step that denies the request calls {@link #deny}; later steps see {@link #denied()} and do nothing, so that the
 * tap at the end of the route sees every request.
 *
 * <p>A request that may have a body is paused until somebody resumes it. The edge owns the end, close and head handlers
 * of the response, and knows by them when the request has ended; who answers the request sets none of them and asks
 * with {@link #onEnd} to be told.
 */
public final class GatewayRequest {

    private final HttpServerRequest http;
    private final Context context;
    private final @Nullable Operation operation;
    private final String path;
    private final @Nullable String query;
    private final long startedNanos;
    private final long startedMillis;
    private final List<Consumer<GatewayRequest>> endListeners = new ArrayList<>(2);

    private @Nullable Caller caller;
    private @Nullable Subscriber subscriber;
    private @Nullable Problem problem;
    private @Nullable String backend;
    private long backendNanos;
    private long requestBytes;
    private long responseBytes;
    private int status;
    private boolean truncated;
    private boolean ended;

    /**
     * @param operation absent when the request matched none
     * @param path the one normalised path, used for matching and for forwarding, base path included
     * @param query the raw query, byte for byte, without the question mark
     */
    public GatewayRequest(
            HttpServerRequest http,
            Context context,
            @Nullable Operation operation,
            String path,
            @Nullable String query) {
        this.http = http;
        this.context = context;
        this.operation = operation;
        this.path = path;
        this.query = query;
        this.startedNanos = System.nanoTime();
        this.startedMillis = System.currentTimeMillis();
    }

    public HttpServerRequest http() {
        return http;
    }

    public Context context() {
        return context;
    }

    /** The operation that was matched; a request in a route always has one. */
    public Operation operation() {
        return Objects.requireNonNull(operation);
    }

    /** Whether there is an {@link #operation()}. */
    public boolean matched() {
        return operation != null;
    }

    public String path() {
        return path;
    }

    public @Nullable String query() {
        return query;
    }

    public long startedNanos() {
        return startedNanos;
    }

    public long startedMillis() {
        return startedMillis;
    }

    /** Records who calls, and the application behind the client if one is known. */
    public void identify(Caller who, @Nullable Subscriber application) {
        this.caller = who;
        this.subscriber = application;
    }

    public @Nullable Caller caller() {
        return caller;
    }

    public @Nullable Subscriber subscriber() {
        return subscriber;
    }

    public KeyType keyType() {
        return subscriber == null ? KeyType.PRODUCTION : subscriber.keyType();
    }

    /** Decides that no back end will see the request; the edge writes the answer when the route has ended. */
    public void deny(Problem reason) {
        this.problem = reason;
    }

    public boolean denied() {
        return problem != null;
    }

    public @Nullable Problem problem() {
        return problem;
    }

    /** Records the back end that was asked, and how long it took to answer with a head. */
    public void forwarded(String backendName, long nanos) {
        this.backend = backendName;
        this.backendNanos = nanos;
    }

    public @Nullable String backend() {
        return backend;
    }

    public long backendNanos() {
        return backendNanos;
    }

    /**
     * Calls the listener once when the response is complete or the caller is gone, whichever is first;
     * {@link #truncated()} tells which; calls it at once if that was before. A back end that still works on the request
     * is to be let go then.
     */
    public void onEnd(Consumer<GatewayRequest> listener) {
        if (ended) {
            listener.accept(this);
        } else {
            endListeners.add(listener);
        }
    }

    /** Whether nobody waits for an answer any more. */
    public boolean ended() {
        return ended;
    }

    /** Called by the edge, once, when nothing more will be sent. Bytes are those of the bodies. */
    public void end(int finalStatus, long bodyBytesIn, long bodyBytesOut, boolean cutShort) {
        this.status = finalStatus;
        this.requestBytes = bodyBytesIn;
        this.responseBytes = bodyBytesOut;
        this.truncated = cutShort;
        this.ended = true;
        endListeners.forEach(listener -> listener.accept(this));
        endListeners.clear();
    }

    public int status() {
        return status;
    }

    public long requestBytes() {
        return requestBytes;
    }

    public long responseBytes() {
        return responseBytes;
    }

    /** Whether the caller did not get the whole response. */
    public boolean truncated() {
        return truncated;
    }
}
