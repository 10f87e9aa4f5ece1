package mgwc.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.impl.VertxConnection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import mgwc.gateway.request.Answer;
import mgwc.gateway.request.MutableHeaderFields;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.Response;
import mgwc.gateway.step.Steps;
import org.jspecify.annotations.Nullable;

/** A response as Vert.x sends it, its body not copied. */
final class VertxResponse implements Response, MutableHeaderFields {

    private static final int MAX_PARTS = 1024;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final HttpServerRequest request;
    private final HttpServerResponse http;
    private final MultiMap fields;
    private final Steps steps;
    private final SentBody sent;
    private @Nullable ActiveRequest active;
    private @Nullable Request owner;
    private @Nullable CompositeByteBuf held;
    private boolean endsWithConnection;

    VertxResponse(HttpServerRequest request, Steps steps, SentBody sent) {
        this.request = request;
        this.http = request.response();
        this.fields = http.headers();
        this.steps = steps;
        this.sent = sent;
    }

    void belongsTo(ActiveRequest lifecycle, Request owning) {
        active = lifecycle;
        owner = owning;
    }

    @Override
    public void status(int status) {
        http.setStatusCode(status);
    }

    @Override
    public MutableHeaderFields headers() {
        return this;
    }

    @Override
    public boolean begin() {
        int status = http.getStatusCode();
        endsWithConnection = request.version() == HttpVersion.HTTP_1_0
                && status != NO_CONTENT
                && status != NOT_MODIFIED
                && !delimited();
        if (steps.wholeResponseLimit() >= 0) {
            held = Unpooled.compositeBuffer(MAX_PARTS);
            return true;
        }
        return !steps.haveResponsePhase() || active().responsePhases(null);
    }

    private ActiveRequest active() {
        return Objects.requireNonNull(active);
    }

    @Override
    public boolean headSent() {
        return http.headWritten();
    }

    @Override
    public boolean open() {
        return !http.closed() && !http.ended();
    }

    @Override
    public void sendHead() {
        if (held == null && open() && !http.headWritten() && delimited()) {
            http.writeHead();
        }
    }

    /** Whether the head shows where the body ends; else only the end of the connection does. */
    private boolean delimited() {
        return fields.contains(HttpHeaderNames.CONTENT_LENGTH)
                || fields.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || request.version() == HttpVersion.HTTP_2;
    }

    @Override
    public void write(ByteBuf chunk) {
        CompositeByteBuf whole = held;
        if (whole != null) {
            hold(whole, chunk);
        } else if (open()) {
            observe(chunk);
            int bytes = chunk.readableBytes();
            // a buffer that is not the server's own is not released by it
            sent.wrote(bytes, http.write(BufferInternal.buffer(chunk)), chunk);
        } else {
            chunk.release();
        }
    }

    private void observe(ByteBuf chunk) {
        if (steps.observeResponseBodies()) {
            steps.onResponseBody(Objects.requireNonNull(owner), chunk);
        }
    }

    private void hold(CompositeByteBuf whole, ByteBuf chunk) {
        if (chunk.readableBytes() > steps.wholeResponseLimit() - whole.readableBytes()) {
            chunk.release();
            release();
            active().responseTooLarge();
        } else {
            whole.addComponent(true, chunk);
            if (!sent.collect(whole.readableBytes())) {
                release();
                active().noMemory();
            }
        }
    }

    @Override
    public void end(@Nullable ByteBuf last) {
        CompositeByteBuf whole = held;
        if (whole != null && last != null) {
            hold(whole, last);
        }
        if (whole == null) {
            send(last);
        } else if (held != null) {
            held = null;
            sent.collect(0);
            if (active().responsePhases(whole)) {
                send(whole);
            } else {
                whole.release();
                active().answer();
            }
        }
    }

    private void send(@Nullable ByteBuf last) {
        if (!open()) {
            if (last != null) {
                last.release();
            }
            return;
        }
        Future<Void> written;
        if (last == null) {
            written = http.end();
        } else {
            observe(last);
            int bytes = last.readableBytes();
            written = http.end(BufferInternal.buffer(last));
            sent.wrote(bytes, written, last);
        }
        if (endsWithConnection) {
            written.onComplete(done -> request.connection().close());
        }
    }

    @Override
    public boolean full(Runnable drained) {
        return held == null && open() && sent.full(drained);
    }

    @Override
    public void chunked() {
        http.setChunked(true);
    }

    @Override
    public void closeAfterwards() {
        if (request.version() != HttpVersion.HTTP_2 && !http.headWritten()) {
            http.putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    @Override
    public void abort() {
        release();
        if (!open()) {
            return;
        }
        if (endsWithConnection && request.connection() instanceof VertxConnection connection) {
            // an orderly close would be the end of the message; a reset is not
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        http.reset();
    }

    /** Gives the memory of a response that is held back. */
    void release() {
        CompositeByteBuf whole = held;
        held = null;
        if (whole != null) {
            whole.release();
            sent.collect(0);
        }
    }

    /** The body of the response, as far as it waits for the caller. */
    SentBody sent() {
        return sent;
    }

    /** Forgets the head, so that another response can take its place. */
    void forgetHead() {
        endsWithConnection = false;
        http.setChunked(false);
        fields.clear();
    }

    @Override
    public void sendContinue() {
        http.writeContinue();
    }

    /** Response phases do not see interim responses, so a field that they remove must not be in one. */
    @Override
    public void sendEarlyHints(Iterable<Answer.Field> hints) {
        if (steps.haveResponsePhase()) {
            return;
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        hints.forEach(hint -> headers.add(hint.name(), hint.value()));
        http.writeEarlyHints(headers);
    }

    @Override
    public @Nullable String get(CharSequence name) {
        return fields.get(name);
    }

    @Override
    public List<String> all(CharSequence name) {
        return fields.getAll(name);
    }

    @Override
    public boolean contains(CharSequence name) {
        return fields.contains(name);
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (Map.Entry<String, String> field : fields) {
            action.accept(field.getKey(), field.getValue());
        }
    }

    @Override
    public void set(CharSequence name, CharSequence value) {
        fields.set(name, value);
    }

    @Override
    public void add(CharSequence name, CharSequence value) {
        fields.add(name, value);
    }

    @Override
    public void remove(CharSequence name) {
        fields.remove(name);
    }
}
