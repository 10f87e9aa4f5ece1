package mgwc.gateway.request;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import mgwc.gateway.identity.Authenticated;
import mgwc.gateway.identity.CallerIdentity;
import mgwc.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the steps of its target. Its {@link #eventLoop} owns it: every method is called there.
 *
 * <p>A step decides a request when it {@linkplain #deny denies} or {@linkplain #answer answers} it; the request phases
 * of later steps do not run then.
 */
public final class Request {

    private static final CharSequence ORIGIN = HeaderNames.of("origin");

    private final Transport transport;
    private final TrustedProxies proxies;
    private final boolean peerTrusted;
    private final Target target;
    private final OperationLookup operations;
    private final String path;
    private final @Nullable String query;
    private final long startedNanos;
    private final long startedMillis;

    private CallerIdentity identity = CallerIdentity.ANONYMOUS;
    private @Nullable MutableHeaderFields changeable;
    private @Nullable Consumer<Request> endListener;
    private @Nullable Problem problem;
    private @Nullable Answer answer;
    private @Nullable String backend;
    private @Nullable Correlation correlation;
    private @Nullable StatedCaller statedCaller;
    private @Nullable String origin;
    private boolean originKnown;
    private long backendNanos;
    private long requestBytes;
    private long responseBytes;
    private int status;
    private boolean truncated;
    private boolean ended;

    /**
     * Removes what only proxies may state, unless the peer is a proxy that is trusted, and the fields that the peer
     * nominates in {@code Connection}. Fields that steps set later stay: the peer cannot nominate those.
     *
     * @param proxies whose header fields count
     * @param operations of the generation that the request belongs to
     * @param path the one normalised path, used for matching and for forwarding, base path included
     * @param query the raw query, byte for byte, without the question mark
     */
    public Request(
            Transport transport,
            TrustedProxies proxies,
            Target target,
            OperationLookup operations,
            String path,
            @Nullable String query) {
        this.transport = transport;
        this.proxies = proxies;
        this.peerTrusted = !(proxies instanceof TrustedProxies.Nobody) && proxies.trusts(transport.peerAddress());
        if (!peerTrusted) {
            ProxyFields.removeFrom(transport.headers());
        }
        if (transport.headers().contains(HeaderNames.CONNECTION)) {
            HeaderNameSet.nominated(transport.headers().all(HeaderNames.CONNECTION))
                    .removeFrom(transport.headers());
        }
        this.target = target;
        this.operations = operations;
        this.path = path;
        this.query = query;
        this.startedNanos = System.nanoTime();
        this.startedMillis = System.currentTimeMillis();
    }

    /** The id by which logs, backends and the caller know this request. */
    public String id() {
        return correlation().requestId();
    }

    /** The ids that go along to the backend. */
    public Correlation correlation() {
        Correlation known = correlation;
        if (known == null) {
            known = peerTrusted ? Correlation.of(headers()) : Correlation.make();
            correlation = known;
        }
        return known;
    }

    public String method() {
        return transport.method();
    }

    /** The one normalised path, base path included. */
    public String path() {
        return path;
    }

    /** The raw query without the question mark; null if there is none. */
    public @Nullable String query() {
        return query;
    }

    public HeaderFields headers() {
        return transport.headers();
    }

    /**
     * The header fields, for steps that change what the backend gets. The gateway reads its own part of them before the
     * first change.
     */
    public MutableHeaderFields changeHeaders() {
        MutableHeaderFields known = changeable;
        if (known == null) {
            origin();
            correlation();
            if (peerTrusted) {
                stated();
            }
            known = new ProtectedFields(transport.headers());
            changeable = known;
        }
        return known;
    }

    /** The origin of the page that calls, as the caller sent it; null if it sent none or several. */
    public @Nullable String origin() {
        if (!originKnown) {
            List<String> origins = headers().contains(ORIGIN) ? headers().all(ORIGIN) : List.of();
            origin = origins.size() == 1 ? origins.getFirst() : null;
            originKnown = true;
        }
        return origin;
    }

    /** Host and port that the caller asked for; null if an HTTP/1.0 request names none. */
    public @Nullable String authority() {
        String stated = peerTrusted ? stated().authority() : null;
        return stated == null ? transport.authority() : stated;
    }

    /** {@code http} or {@code https}, as the caller asked. */
    public String scheme() {
        String stated = peerTrusted ? stated().scheme() : null;
        return stated == null ? transport.scheme() : stated;
    }

    /** The IP address of the caller. */
    public String clientAddress() {
        return peerTrusted ? stated().address() : peer();
    }

    /** The peer's address without a zone ({@code fe80::1%eth0}), which means something on this machine only. */
    private String peer() {
        String address = transport.peerAddress();
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /** The IP addresses of the proxies between the caller and the gateway, the one next to the caller first. */
    public List<String> proxyAddresses() {
        return peerTrusted ? stated().proxies() : List.of();
    }

    /**
     * The part of the path that the caller sees and a backend does not: the part that trusted proxies took away, and
     * the base path of the API. Empty, or starts but does not end with a slash.
     *
     * @throws NullPointerException if the request matched no operation
     */
    public String pathPrefix() {
        String base = matchedOperation().basePath();
        String own = base.equals("/") ? "" : base;
        return peerTrusted ? stated().prefix() + own : own;
    }

    /**
     * The part of the path that the caller and a backend both see, below the base path of the API. Empty, or starts
     * with a slash.
     *
     * @throws NullPointerException if the request matched no operation
     */
    public String pathBelowBase() {
        String base = matchedOperation().basePath();
        return base.equals("/") ? path : path.substring(base.length());
    }

    private StatedCaller stated() {
        StatedCaller known = statedCaller;
        if (known == null) {
            known = StatedCaller.read(proxies, headers(), peer());
            statedCaller = known;
        }
        return known;
    }

    public ProtocolVersion version() {
        return transport.version();
    }

    public RequestBody body() {
        return transport.body();
    }

    /** For whoever writes the response; steps change its head in their response phase. */
    public Response response() {
        return transport.response();
    }

    /** Runs tasks on the thread that owns the request. */
    public ScheduledExecutorService eventLoop() {
        return transport.eventLoop();
    }

    public Target target() {
        return target;
    }

    /** The operation that the request matched, or null if it matched none. */
    public @Nullable Operation operation() {
        return target instanceof Operation operation ? operation : null;
    }

    /**
     * The operation that the request matched, for steps that stand at operations only.
     *
     * @throws NullPointerException if it matched none
     */
    public Operation matchedOperation() {
        return Objects.requireNonNull(operation(), "the request matched no operation");
    }

    /** The operation that would serve a request to this path with another method; null if there is none. */
    public @Nullable Operation operationFor(String method) {
        return operations.find(method, path);
    }

    public CallerIdentity identity() {
        return identity;
    }

    /** Records who calls. */
    public void identify(Authenticated caller) {
        this.identity = caller;
    }

    /** Decides that no backend will see the request; the edge writes the problem when the steps are done. */
    public void deny(Problem reason) {
        this.problem = reason;
        this.answer = null;
    }

    /** Decides that the gateway itself answers the request; the edge writes the answer when the steps are done. */
    public void answer(Answer own) {
        this.answer = own;
    }

    /** Whether the gateway itself answers, so that no backend will see the request. */
    public boolean decided() {
        return problem != null || answer != null;
    }

    public @Nullable Problem problem() {
        return problem;
    }

    /** What a step answered; null if none did. */
    public @Nullable Answer answer() {
        return answer;
    }

    /** Records the backend that was asked, and how long it took to answer with a head. */
    public void forwarded(String backendName, long nanos) {
        this.backend = backendName;
        this.backendNanos = nanos;
    }

    /** Name of the backend that was asked; null if none was. */
    public @Nullable String backend() {
        return backend;
    }

    /** Until the backend answered with a head; 0 if none did. */
    public long backendNanos() {
        return backendNanos;
    }

    /** By {@link System#nanoTime}. */
    public long startedNanos() {
        return startedNanos;
    }

    /** Since 1970. */
    public long startedMillis() {
        return startedMillis;
    }

    /**
     * Calls the listener once when the response is complete or the caller is gone, whichever is first; at once if that
     * was before. The forwarding lets go of its backend then.
     */
    public void onEnd(Consumer<Request> listener) {
        if (ended) {
            listener.accept(this);
        } else {
            endListener = endListener == null ? listener : endListener.andThen(listener);
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
        Consumer<Request> listener = endListener;
        endListener = null;
        if (listener != null) {
            listener.accept(this);
        }
    }

    /** Of the response, once the request has ended; 499 if the caller did not wait for one. */
    public int status() {
        return status;
    }

    /** Size of the request's body in bytes, once the request has ended. */
    public long requestBytes() {
        return requestBytes;
    }

    /** Size of the response's body in bytes as far as it was sent, once the request has ended. */
    public long responseBytes() {
        return responseBytes;
    }

    /** Whether the caller did not get the whole response. */
    public boolean truncated() {
        return truncated;
    }
}
