package mgwc.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of a request body that nobody wants because the request is answered without it: a little is read and
 * thrown away, so that the connection can be used again and the caller gets to read the answer (RFC 9112 section 9.6).
 */
final class UnreadBody {

    private static final long MAX_BYTES = 1 << 20;
    private static final long MAX_MILLIS = 5_000;

    private UnreadBody() {}

    /**
     * To be called before the response is written.
     *
     * @return whether the connection cannot be used after the response
     */
    static boolean leave(HttpServerRequest http, ScheduledExecutorService loop) {
        if (http.isEnded()
                || !RequestValidator.mayHaveBody(http)
                || !http.decoderResult().isSuccess()) {
            return false;
        }
        long[] read = {0};
        BodyIntake intake = BodyIntake.of(http);
        http.handler(chunk -> {
            if (intake != null) {
                intake.handedOver(chunk.length());
            }
            read[0] += chunk.length();
            if (read[0] > MAX_BYTES) {
                cut(http);
            }
        });
        ScheduledFuture<?> timer = loop.schedule(() -> cut(http), MAX_MILLIS, TimeUnit.MILLISECONDS);
        http.endHandler(end -> timer.cancel(false));
        http.resume();
        // a caller that waits for 100 may leave the body out now, and then what follows could not be told from it
        return http.version() != HttpVersion.HTTP_2 && http.headers().contains(HttpHeaderNames.EXPECT);
    }

    private static void cut(HttpServerRequest http) {
        if (http.version() == HttpVersion.HTTP_2) {
            http.response().reset();
        } else {
            http.connection().close();
        }
    }
}
