package mgwc.gateway.forward;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import mgwc.gateway.backend.BackendUrl;
import mgwc.gateway.request.Answer;
import mgwc.gateway.request.HeaderNameSet;
import mgwc.gateway.request.MutableHeaderFields;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.Response;

/** The head of a backend's response as the caller gets it (RFC 9110 section 7.6). */
final class BackendResponseHead {

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

    private BackendResponseHead() {}

    /**
     * Puts status and end-to-end header fields into the response of the request, and states how its body ends.
     *
     * @param backend where the head comes from
     */
    static void copy(HttpResponse head, BackendUrl backend, Request request) {
        Response response = request.response();
        int status = head.status().code();
        response.status(status);
        HttpHeaders received = head.headers();
        HeaderNameSet nominated = received.contains(HttpHeaderNames.CONNECTION)
                ? HeaderNameSet.nominated(received.getAll(HttpHeaderNames.CONNECTION))
                : HeaderNameSet.NONE;
        MutableHeaderFields headers = response.headers();
        Iterator<Map.Entry<CharSequence, CharSequence>> all = received.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            if (!NOT_PASSED_ON.contains(header.getKey()) && !nominated.contains(header.getKey())) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        mapReferences(HttpHeaderNames.LOCATION, headers, backend, request);
        mapReferences(HttpHeaderNames.CONTENT_LOCATION, headers, backend, request);
        headers.add(HttpHeaderNames.VIA, "1.1 mgwc");
        if (status == 204) {
            headers.remove(HttpHeaderNames.CONTENT_LENGTH);
        } else if (status != 304 && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            response.chunked();
        }
    }

    private static void mapReferences(
            AsciiString name, MutableHeaderFields headers, BackendUrl backend, Request request) {
        if (headers.contains(name)) {
            ReferenceMapping mapping = new ReferenceMapping(backend, request.pathPrefix(), request.pathBelowBase());
            List<String> references = headers.all(name);
            headers.remove(name);
            for (String reference : references) {
                headers.add(name, mapping.map(reference));
            }
        }
    }

    /** The header fields of an interim response. */
    static List<Answer.Field> interim(HttpResponse head) {
        List<Answer.Field> fields = new ArrayList<>();
        for (Map.Entry<String, String> header : head.headers()) {
            if (!NOT_PASSED_ON.contains(header.getKey())) {
                fields.add(new Answer.Field(header.getKey(), header.getValue()));
            }
        }
        return fields;
    }
}
