package mgwc.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mgwc.gateway.budget.BodyAccount;
import mgwc.gateway.budget.BodyShare;
import mgwc.gateway.request.DataRateWatch;
import mgwc.gateway.request.MinDataRate;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.RequestBody;
import mgwc.gateway.step.Steps;
import org.jspecify.annotations.Nullable;

/** The body of a request as Vert.x receives it. */
final class VertxRequestBody implements RequestBody {

    private static final long LINGER_MILLIS = 2000;
    private static final int MAX_PARTS = 1024;

    private final HttpServerRequest http;
    private final ScheduledExecutorService loop;
    private final Steps steps;
    private final BodyAccount account;
    private final @Nullable BodyIntake intake;
    private @Nullable Request request;
    private @Nullable Reader reader;
    private @Nullable ByteBuf whole;
    private @Nullable WholeBody buffering;
    private boolean listening;
    private boolean refused;
    private long unsent;

    VertxRequestBody(HttpServerRequest http, ScheduledExecutorService loop, Steps steps, BodyShare share) {
        this.http = http;
        this.loop = loop;
        this.steps = steps;
        this.account = new BodyAccount(share);
        this.intake = BodyIntake.of(http);
        if (intake != null) {
            intake.serves(this);
        }
    }

    void belongsTo(Request owner) {
        request = owner;
    }

    @Override
    public Framing framing() {
        if (http.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return Framing.CHUNKED;
        }
        String length = http.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        if (length != null) {
            return length.equals("0") ? Framing.NONE : Framing.LENGTH;
        }
        if (http.version() != HttpVersion.HTTP_2) {
            return Framing.NONE;
        }
        ByteBuf known = whole;
        if (known != null) {
            return known.isReadable() ? Framing.CHUNKED : Framing.NONE;
        }
        return Framing.UNKNOWN;
    }

    @Override
    public boolean complete() {
        return whole == null && http.isEnded();
    }

    @Override
    public void read(Reader next) {
        ByteBuf known = whole;
        if (known != null) {
            if (known.isReadable()) {
                next.chunk(known.retainedDuplicate());
            }
            next.end();
            return;
        }
        reader = next;
        if (!listening) {
            listening = true;
            http.handler(this::received);
            http.end().onSuccess(end -> Objects.requireNonNull(reader).end());
        }
        http.resume();
    }

    private void received(Buffer chunk) {
        ByteBuf octets = ((BufferInternal) chunk).getByteBuf();
        if (intake != null) {
            intake.handedOver(octets.readableBytes());
        }
        if (steps.observeRequestBodies() && request != null) {
            steps.onRequestBody(request, octets);
        }
        Objects.requireNonNull(reader).chunk(octets);
    }

    @Override
    public void pause() {
        http.pause();
    }

    @Override
    public void resume() {
        http.resume();
    }

    @Override
    public void unsent(long bytes) {
        unsent = bytes;
        settle();
    }

    /** Accounts for the bytes before and behind the reader, or ends the request if the budget has no room for them. */
    void settle() {
        ByteBuf buffered = whole;
        long waiting =
                unsent + (intake == null ? 0 : intake.waiting()) + (buffered == null ? 0 : buffered.readableBytes());
        if (!account.hold(waiting) && !refused) {
            refused = true;
            if (reader != null) {
                reader.refused();
            } else if (intake != null) {
                intake.close();
            }
        }
    }

    @Override
    public void buffer(int limit, Consumer<Buffering> done) {
        if (announced() > limit) {
            done.accept(Buffering.TOO_LARGE);
            return;
        }
        if (http.isEnded()) {
            whole = Unpooled.EMPTY_BUFFER;
            done.accept(Buffering.WHOLE);
            return;
        }
        if (http.headers().contains(HttpHeaderNames.EXPECT)) {
            http.response().writeContinue();
        }
        WholeBody collecting = new WholeBody(limit, done);
        buffering = collecting;
        collecting.start();
    }

    /** The length that the head of the message states, which is a number by now; 0 if it states none. */
    private long announced() {
        String length = http.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        if (length == null) {
            return 0;
        }
        return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }

    /** Collects the body. */
    private final class WholeBody implements Reader {

        private final int limit;
        private final Consumer<Buffering> done;
        private final CompositeByteBuf parts = Unpooled.compositeBuffer(MAX_PARTS);
        private final DataRateWatch watch;
        private boolean over;

        WholeBody(int limit, Consumer<Buffering> done) {
            this.limit = limit;
            this.done = done;
            this.watch = new DataRateWatch(MinDataRate.DEFAULT, loop, () -> stop(Buffering.TOO_SLOW));
        }

        void start() {
            watch.start();
            read(this);
        }

        @Override
        public void chunk(ByteBuf chunk) {
            if (over) {
                chunk.release();
            } else if (chunk.readableBytes() > limit - parts.readableBytes()) {
                chunk.release();
                stop(Buffering.TOO_LARGE);
            } else {
                watch.received(chunk.readableBytes());
                parts.addComponent(true, chunk);
                unsent(parts.readableBytes() + (long) BodyAccount.PART * parts.numComponents());
            }
        }

        @Override
        public void end() {
            if (!over) {
                over = true;
                watch.stop();
                whole = parts;
                unsent(0);
                done.accept(Buffering.WHOLE);
            }
        }

        @Override
        public void refused() {
            if (!over) {
                stop(Buffering.NO_MEMORY);
            }
        }

        private void abandon() {
            if (!over) {
                over = true;
                watch.stop();
                parts.release();
                unsent(0);
            }
        }

        private void stop(Buffering outcome) {
            abandon();
            // what else the caller sends is the business of whoever answers
            http.pause();
            done.accept(outcome);
        }
    }

    @Override
    public @Nullable ByteBuf whole() {
        return whole;
    }

    /** Gives all memory of the body back, and stops buffering. */
    void release() {
        if (buffering != null) {
            buffering.abandon();
        }
        ByteBuf known = whole;
        whole = null;
        if (known != null) {
            known.release();
        }
        account.close();
    }

    @Override
    public void lingerAndClose() {
        if (http.version() == HttpVersion.HTTP_2) {
            return;
        }
        ScheduledFuture<?> timer = loop.schedule(() -> http.connection().close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        http.end().onComplete(end -> {
            timer.cancel(false);
            http.connection().close();
        });
    }
}
