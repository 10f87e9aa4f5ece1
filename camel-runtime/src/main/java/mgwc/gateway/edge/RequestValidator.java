package mgwc.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import java.util.List;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.request.FieldText;
import org.jspecify.annotations.Nullable;

/** What a request must be like, besides its target, before anybody looks at what it wants. */
final class RequestValidator {

    private static final Problem HOST =
            Problem.malformedRequest("a request needs exactly one valid Host field (RFC 9112 section 3.2)");
    private static final Problem FRAMING =
            Problem.malformedRequest("the request is not well-formed HTTP/1.1 (RFC 9112)");

    private static final Problem CONNECTION =
            Problem.malformedRequest("the Connection field is not a list of options (RFC 9110 section 7.6.1)");

    /** Netty lets a field without a name through. */
    private static final String NO_NAME = "";

    private RequestValidator() {}

    /** The problem with a request that could be read; null if there is none. */
    static @Nullable Problem check(HttpServerRequest http) {
        MultiMap headers = http.headers();
        if (!hasOneHost(http, headers)) {
            return HOST;
        }
        if (headers.contains(NO_NAME) || !isChunkedAtMost(headers) || hasPaddedLength(headers)) {
            return FRAMING;
        }
        if (headers.contains(HttpHeaderNames.CONNECTION) && !nominatesNames(headers)) {
            return CONNECTION;
        }
        String expect = headers.get(HttpHeaderNames.EXPECT);
        if (expect != null && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expect)) {
            return Problem.expectationFailed();
        }
        return null;
    }

    private static boolean hasOneHost(HttpServerRequest http, MultiMap headers) {
        if (http.version() == HttpVersion.HTTP_1_0 && !headers.contains(HttpHeaderNames.HOST)) {
            return true;
        }
        return ((HttpServerRequestInternal) http).isValidAuthority()
                && headers.getAll(HttpHeaderNames.HOST).size() <= 1
                && targetNames(http.uri(), headers.get(HttpHeaderNames.HOST));
    }

    /** A target in absolute form has a host of its own, which overrides the field; two hosts are one too many. */
    private static boolean targetNames(String target, @Nullable String host) {
        int authority = target.startsWith("/") ? -1 : target.indexOf("://");
        if (authority < 0 || host == null) {
            return true;
        }
        int start = authority + 3;
        return target.regionMatches(true, start, host, 0, host.length())
                && (target.length() == start + host.length()
                        || "/?".indexOf(target.charAt(start + host.length())) >= 0);
    }

    /** Other codings would be lost on the way to the backend, which would read coded octets as they are. */
    private static boolean isChunkedAtMost(MultiMap headers) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst()));
    }

    /** The grammar allows leading zeros (RFC 9110 section 8.6); who reads them as octal sees another length. */
    private static boolean hasPaddedLength(MultiMap headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length != null && length.length() > 1 && length.charAt(0) == '0';
    }

    private static boolean nominatesNames(MultiMap headers) {
        for (String value : headers.getAll(HttpHeaderNames.CONNECTION)) {
            if (!FieldText.isTokenList(value)) {
                return false;
            }
        }
        return true;
    }

    /** The problem with a request that could not be read. */
    static Problem unreadable(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Problem.targetTooLong();
        }
        if (cause instanceof ProtocolVersions.UnsupportedVersion) {
            return Problem.versionNotSupported();
        }
        return cause instanceof TooLongHttpHeaderException ? Problem.headersTooLarge() : FRAMING;
    }

    /** Whether {@code close} stands among other options, where Vert.x does not see it (RFC 9112 section 9.6). */
    static boolean closesByList(HttpServerRequest http) {
        if (http.version() == HttpVersion.HTTP_2 || !http.headers().contains(HttpHeaderNames.CONNECTION)) {
            return false;
        }
        for (String value : http.headers().getAll(HttpHeaderNames.CONNECTION)) {
            if (value.indexOf(',') >= 0) {
                for (String option : value.split(",", -1)) {
                    if (HttpHeaderValues.CLOSE.contentEqualsIgnoreCase(option.strip())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether there is or could be a body; with HTTP/2 that is not known from the head. */
    static boolean mayHaveBody(HttpServerRequest http) {
        if (http.version() == HttpVersion.HTTP_2) {
            return true;
        }
        MultiMap headers = http.headers();
        return headers.contains(HttpHeaderNames.CONTENT_LENGTH) || headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    }
}
