package mgwc.gateway.forward;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.Map;
import mgwc.gateway.request.HeaderNameSet;

/** The head of a back end's response as the caller gets it (RFC 9110 section 7.6). */
final class ResponseHead {

    private static final HeaderNameSet NOT_PASSED_ON = HeaderNameSet.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "alt-svc");

    private static final HeaderNameSet END_TO_END = HeaderNameSet.of(
            "cache-control",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "location",
            "set-cookie",
            "via");

    private ResponseHead() {}

    /** Puts status and end-to-end headers into the response, and says how the end of its body will be known. */
    static void copy(HttpResponse head, HttpServerResponse response) {
        int status = head.status().code();
        response.setStatusCode(status);
        HttpHeaders received = head.headers();
        HeaderNameSet nominated = received.contains(HttpHeaderNames.CONNECTION)
                ? HeaderNameSet.nominated(received.getAll(HttpHeaderNames.CONNECTION), END_TO_END)
                : HeaderNameSet.NONE;
        MultiMap headers = response.headers();
        Iterator<Map.Entry<CharSequence, CharSequence>> all = received.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            if (!NOT_PASSED_ON.contains(header.getKey()) && !nominated.contains(header.getKey())) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        headers.add(HttpHeaderNames.VIA, "1.1 mgwc");
        if (status == 204) {
            headers.remove(HttpHeaderNames.CONTENT_LENGTH);
        } else if (status != 304 && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
    }

    /** The headers of an interim response. */
    static MultiMap interim(HttpResponse head) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (Map.Entry<String, String> header : head.headers()) {
            if (!NOT_PASSED_ON.contains(header.getKey())) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        return headers;
    }
}
