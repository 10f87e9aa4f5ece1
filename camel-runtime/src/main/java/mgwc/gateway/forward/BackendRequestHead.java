package mgwc.gateway.forward;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Optional;
import mgwc.gateway.backend.BackendUrl;
import mgwc.gateway.backend.Credential;
import mgwc.gateway.request.Correlation;
import mgwc.gateway.request.HeaderNameSet;
import mgwc.gateway.request.ProtocolVersion;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.RequestBody.Framing;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request as a backend gets it (RFC 9110 section 7.6).
 *
 * <p>End-to-end headers pass in order and number. What concerns the connection to the caller stays behind, and so does
 * what a caller could use to lie about who it is or what it asked for; the gateway says both itself.
 */
final class BackendRequestHead {

    private static final HeaderNameSet NOT_PASSED_ON = HeaderNameSet.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "host",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-forwarded-server",
            "x-real-ip",
            "x-original-url",
            "x-original-uri",
            "x-rewrite-url",
            "x-request-id",
            "traceparent",
            "tracestate",
            "x-http-method",
            "x-http-method-override",
            "x-method-override");

    // AsciiString, so that neither adding nor encoding a field computes the hash or the octets of its name again
    private static final AsciiString X_FORWARDED_FOR = AsciiString.cached("X-Forwarded-For");
    private static final AsciiString X_FORWARDED_PROTO = AsciiString.cached("X-Forwarded-Proto");
    private static final AsciiString X_FORWARDED_HOST = AsciiString.cached("X-Forwarded-Host");
    private static final AsciiString X_FORWARDED_PREFIX = AsciiString.cached("X-Forwarded-Prefix");
    private static final AsciiString FORWARDED = AsciiString.cached("Forwarded");
    private static final AsciiString X_REQUEST_ID = AsciiString.cached("X-Request-ID");
    private static final AsciiString TRACEPARENT = AsciiString.cached("traceparent");

    private final Request caller;
    private final HttpMethod method;
    private final String pathBelowBase;
    private final @Nullable String query;
    private final Framing body;

    private BackendRequestHead(Request request, String pathBelowBase, Framing body) {
        this.caller = request;
        this.method = HttpMethod.valueOf(request.method());
        this.pathBelowBase = pathBelowBase;
        this.query = request.query();
        this.body = body;
    }

    /** @return null if the request target holds a character that none may have, see RFC 9112 section 3.2 */
    static @Nullable BackendRequestHead of(Request request, Framing body) {
        String below = request.pathBelowBase();
        String query = request.query();
        return visible(below) && (query == null || visible(query))
                ? new BackendRequestHead(request, below, body)
                : null;
    }

    private static boolean visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Whether sending it twice is as good as once, and nothing of it is gone after the first time. */
    boolean repeatable() {
        return body == Framing.NONE
                && switch (method.name()) {
                    case "GET", "HEAD", "OPTIONS", "PUT", "DELETE", "QUERY" -> true;
                    default -> false;
                };
    }

    HttpRequest on(BackendUrl url, Optional<Credential> credential) {
        HttpHeaders headers = new DefaultHttpHeaders();
        headers.add(HttpHeaderNames.HOST, url.authority());
        copyEndToEnd(headers, credential.map(Credential::header).orElse(""));
        addForwarded(headers);
        if (body == Framing.CHUNKED) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        credential.ifPresent(own -> headers.set(own.header(), own.value().reveal()));
        String target = target(url.pathPrefix());
        HttpVersion version = HttpVersion.HTTP_1_1;
        return body == Framing.NONE
                ? new DefaultFullHttpRequest(
                        version, method, target, Unpooled.EMPTY_BUFFER, headers, EmptyHttpHeaders.INSTANCE)
                : new DefaultHttpRequest(version, method, target, headers);
    }

    private String target(String prefix) {
        String path = prefix.isEmpty() && pathBelowBase.isEmpty() ? "/" : prefix + pathBelowBase;
        return query == null ? path : path + '?' + query;
    }

    private void copyEndToEnd(HttpHeaders headers, String ownCredential) {
        caller.headers().forEach((name, value) -> {
            if (!NOT_PASSED_ON.containsLoosely(name) && !HeaderNameSet.sameLoosely(name, ownCredential)) {
                headers.add(name, value);
            }
        });
        if (caller.version() == ProtocolVersion.HTTP_2) {
            joinCookies(headers);
        }
    }

    /** HTTP/2 may split the cookies over several headers, HTTP/1.1 may not (RFC 9113 section 8.2.3). */
    private static void joinCookies(HttpHeaders headers) {
        var cookies = headers.getAll(HttpHeaderNames.COOKIE);
        if (cookies.size() > 1) {
            headers.set(HttpHeaderNames.COOKIE, String.join("; ", cookies));
        }
    }

    private void addForwarded(HttpHeaders headers) {
        String address = caller.clientAddress();
        String proto = caller.scheme();
        String host = caller.authority();
        String forwarded = host == null
                ? "for=" + node(address) + ";proto=" + proto
                : "for=" + node(address) + ";host=\"" + host + "\";proto=" + proto;
        for (String proxy : caller.proxyAddresses()) {
            address += ", " + proxy;
            forwarded += ", for=" + node(proxy);
        }
        headers.add(X_FORWARDED_FOR, address);
        headers.add(X_FORWARDED_PROTO, proto);
        if (host != null) {
            headers.add(X_FORWARDED_HOST, host);
        }
        String prefix = caller.pathPrefix();
        if (!prefix.isEmpty()) {
            headers.add(X_FORWARDED_PREFIX, prefix);
        }
        headers.add(FORWARDED, forwarded);
        addCorrelation(headers);
        headers.add(HttpHeaderNames.VIA, caller.version().number() + " mgwc");
    }

    /** RFC 7239 section 6. */
    private static String node(String address) {
        return address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
    }

    private void addCorrelation(HttpHeaders headers) {
        Correlation correlation = caller.correlation();
        headers.add(X_REQUEST_ID, correlation.requestId());
        headers.add(TRACEPARENT, correlation.trace().text());
        if (correlation.taken()) {
            caller.headers().all("tracestate").forEach(state -> headers.add("tracestate", state));
        }
    }
}
