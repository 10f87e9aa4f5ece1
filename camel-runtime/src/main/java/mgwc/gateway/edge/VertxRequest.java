package mgwc.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import mgwc.gateway.budget.BodyShare;
import mgwc.gateway.request.MutableHeaderFields;
import mgwc.gateway.request.ProtocolVersion;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.RequestBody;
import mgwc.gateway.request.Response;
import mgwc.gateway.request.Transport;
import mgwc.gateway.step.Steps;
import org.jspecify.annotations.Nullable;

/** A request as Vert.x received it. */
final class VertxRequest implements Transport, MutableHeaderFields {

    private final HttpServerRequest http;
    private final VertxRequestBody body;
    private final VertxResponse response;
    private @Nullable MultiMap headers;

    VertxRequest(HttpServerRequest http, Steps steps, BodyShare share, BodyLimits limits) {
        this.http = http;
        this.response = new VertxResponse(http, steps, new SentBody(http, eventLoop(), share, limits));
        this.body = new VertxRequestBody(http, eventLoop(), steps, share);
    }

    /** Tells body and response whose they are, which is known only when the request was made of this. */
    void belongsTo(ActiveRequest active, Request request) {
        body.belongsTo(request);
        response.belongsTo(active, request);
    }

    @Override
    public String method() {
        return http.method().name();
    }

    @Override
    public MutableHeaderFields headers() {
        return this;
    }

    @Override
    public @Nullable String authority() {
        var authority = http.authority();
        return authority == null ? null : authority.toString();
    }

    @Override
    public String scheme() {
        return http.isSSL() ? "https" : "http";
    }

    @Override
    public String peerAddress() {
        return http.remoteAddress().hostAddress();
    }

    @Override
    public ProtocolVersion version() {
        return switch (http.version()) {
            case HTTP_1_0 -> ProtocolVersion.HTTP_1_0;
            case HTTP_1_1 -> ProtocolVersion.HTTP_1_1;
            case HTTP_2 -> ProtocolVersion.HTTP_2;
            case HTTP_3 -> throw new IllegalStateException("the edge does not listen for HTTP/3");
        };
    }

    @Override
    public RequestBody body() {
        return body;
    }

    @Override
    public Response response() {
        return response;
    }

    /** Gives back the memory of bodies that were held whole. */
    void release() {
        body.release();
        response.release();
    }

    VertxResponse vertxResponse() {
        return response;
    }

    @Override
    public ScheduledExecutorService eventLoop() {
        return ((HttpServerRequestInternal) http).context().nettyEventLoop();
    }

    private MultiMap fields() {
        MultiMap known = headers;
        if (known == null) {
            known = http.headers();
            headers = known;
        }
        return known;
    }

    @Override
    public @Nullable String get(CharSequence name) {
        return fields().get(name);
    }

    @Override
    public List<String> all(CharSequence name) {
        return fields().getAll(name);
    }

    @Override
    public boolean contains(CharSequence name) {
        return fields().contains(name);
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (Map.Entry<String, String> field : fields()) {
            action.accept(field.getKey(), field.getValue());
        }
    }

    @Override
    public void set(CharSequence name, CharSequence value) {
        fields().set(name, value);
    }

    @Override
    public void add(CharSequence name, CharSequence value) {
        fields().add(name, value);
    }

    @Override
    public void remove(CharSequence name) {
        fields().remove(name);
    }
}
