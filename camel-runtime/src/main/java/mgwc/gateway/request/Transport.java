package mgwc.gateway.request;

import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** A request as the transport received it, and its way back. Used on the event loop of the request only. */
public interface Transport {

    String method();

    MutableHeaderFields headers();

    /** Host and port that the request is for; null if an HTTP/1.0 request names none. */
    @Nullable
    String authority();

    /** {@code http} or {@code https}. */
    String scheme();

    /** The IP address of the peer that the connection comes from. */
    String peerAddress();

    ProtocolVersion version();

    RequestBody body();

    Response response();

    /** Runs tasks on the thread that owns the request. */
    ScheduledExecutorService eventLoop();
}
