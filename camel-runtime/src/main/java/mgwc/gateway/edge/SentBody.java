package mgwc.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.ScheduledExecutorService;
import mgwc.gateway.budget.BodyAccount;
import mgwc.gateway.budget.BodyShare;
import mgwc.gateway.request.DataRateWatch;
import org.jspecify.annotations.Nullable;

/**
 * The part of a response's body that waits for the caller to read it. A caller that reads too slowly is cut off, and so
 * is a caller whose response needs more memory than the budget has. Bytes that leave at once cost nothing.
 */
final class SentBody {

    /** TLS holds the waiting bytes a second time, encrypted. */
    private static final int COST_OVER_TLS = 2;

    private final HttpServerRequest request;
    private final ScheduledExecutorService loop;
    private final BodyLimits limits;
    private final BodyAccount account;
    private final int factor;
    private long waiting;
    private long collected;
    private @Nullable DataRateWatch watch;
    private @Nullable Runnable drained;
    private boolean ended;

    SentBody(HttpServerRequest request, ScheduledExecutorService loop, BodyShare share, BodyLimits limits) {
        this.request = request;
        this.loop = loop;
        this.limits = limits;
        this.account = new BodyAccount(share);
        this.factor = request.isSSL() ? COST_OVER_TLS : 1;
    }

    /**
     * A part was written.
     *
     * @param bytes its size before it was written
     * @param sent completes when the operating system has it
     * @param part is released then; null if nobody else holds it
     */
    void wrote(int bytes, Future<Void> sent, @Nullable ByteBuf part) {
        if (sent.isComplete()) {
            left(bytes, part);
            return;
        }
        int cost = (bytes + BodyAccount.PART) * factor;
        waiting += cost;
        sent.onComplete(done -> {
            waiting -= cost;
            left(bytes, part);
            account.hold(waiting + collected);
            settle();
        });
        watch();
        if (!account.hold(waiting + collected)) {
            cut();
        }
    }

    private void left(int bytes, @Nullable ByteBuf part) {
        if (part != null) {
            part.release();
        }
        if (watch != null) {
            watch.received(bytes);
        }
    }

    /**
     * Holds so many bytes of a response that is sent only when it is complete; false if the budget has no room for
     * them.
     */
    boolean collect(long bytes) {
        collected = bytes;
        return account.hold(waiting + collected);
    }

    private void watch() {
        DataRateWatch known = watch;
        if (known == null) {
            known = new DataRateWatch(limits.slowestReader(), loop, this::tooSlow);
            watch = known;
            known.start();
        } else {
            known.resume();
        }
    }

    private void settle() {
        if (watch != null && waiting == 0) {
            watch.pause();
            stopWatch();
        }
        Runnable ready = drained;
        if (ready != null && waiting <= BodyAccount.WINDOW / 2) {
            drained = null;
            ready.run();
        }
    }

    /**
     * Whether so much waits that no more of the response should be read.
     *
     * @param whenDrained runs once when half of the window is empty again, if the answer is true
     */
    boolean full(Runnable whenDrained) {
        if (waiting < BodyAccount.WINDOW) {
            return false;
        }
        drained = whenDrained;
        return true;
    }

    /** Nothing more will be written. */
    void ended() {
        ended = true;
        stopWatch();
    }

    private void stopWatch() {
        if (watch != null && ended && waiting == 0) {
            watch.stop();
        }
    }

    private void tooSlow() {
        limits.cutReader();
        cut();
    }

    /** Ends the response now, without waiting for the caller to read what was written. */
    private void cut() {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
            return;
        }
        Channel channel = ClosingConnection.channel(request.connection());
        // an orderly close would wait for the caller, and could be taken for the end of the message
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        ClosingConnection.atOnce(channel);
    }
}
