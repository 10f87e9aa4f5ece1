package mgwc.gateway.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ids by which logs, backends and callers find a request again.
 *
 * @param requestId {@code X-Request-ID}
 * @param trace {@code traceparent}
 * @param taken whether the trace is a trusted proxy's own, so that its {@code tracestate} belongs to it
 */
public record Correlation(String requestId, TraceParent trace, boolean taken) {

    private static final int LONGEST = 128;

    /** New ids; the request id is the trace id. */
    public static Correlation make() {
        TraceParent trace = TraceParent.begin();
        return new Correlation(trace.traceId(), trace, false);
    }

    /** The ids that a trusted proxy sends, and new ones for those that it does not send. */
    public static Correlation of(HeaderFields headers) {
        String traceparent = single(headers, "traceparent");
        TraceParent stated = traceparent == null ? null : TraceParent.parse(traceparent);
        TraceParent trace = stated == null ? TraceParent.begin() : stated;
        String requestId = single(headers, "x-request-id");
        return new Correlation(
                requestId != null && isId(requestId) ? requestId : trace.traceId(), trace, stated != null);
    }

    /** Two fields of one name are two opinions, and neither counts. */
    private static @Nullable String single(HeaderFields headers, String name) {
        if (!headers.contains(name)) {
            return null;
        }
        List<String> values = headers.all(name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    /** 1 to 128 letters, digits and {@code ._~:/+=-}: nothing that a log, a URI or a header field has to escape. */
    static boolean isId(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!FieldText.isLetterOrDigit(c) && "._~:/+=-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
