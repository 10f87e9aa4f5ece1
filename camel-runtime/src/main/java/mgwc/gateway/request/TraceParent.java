package mgwc.gateway.request;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The {@code traceparent} field (W3C Trace Context, section "Traceparent header").
 *
 * @param text as it is sent
 */
public record TraceParent(String text) {

    private static final int LENGTH = 55;
    private static final int TRACE_ID = 3;
    private static final int PARENT_ID = 36;
    private static final int FLAGS = 53;

    /** The field of version 00, or of a later one as far as it is known; null for anything else. */
    public static @Nullable TraceParent parse(String text) {
        boolean framed = text.length() >= LENGTH
                && text.charAt(TRACE_ID - 1) == '-'
                && text.charAt(PARENT_ID - 1) == '-'
                && text.charAt(FLAGS - 1) == '-'
                && isHex(text, 0, 2)
                && isId(text, TRACE_ID, PARENT_ID - 1)
                && isId(text, PARENT_ID, FLAGS - 1)
                && isHex(text, FLAGS, LENGTH)
                && !text.startsWith("ff");
        boolean longer = text.length() > LENGTH && !text.startsWith("00") && text.charAt(LENGTH) == '-';
        return framed && (text.length() == LENGTH || longer) && FieldText.isValue(text) ? new TraceParent(text) : null;
    }

    /**
     * A trace that begins here. It asks for recording, as a backend that gets no field does by itself: without the flag
     * backends would record nothing.
     *
     * @param traceId 32 lower-case hex digits
     */
    public static TraceParent begin(String traceId) {
        String parent = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
        return new TraceParent("00-" + traceId + "-" + parent + "-01");
    }

    /** 32 lower-case hex digits. */
    public String traceId() {
        return text.substring(TRACE_ID, PARENT_ID - 1);
    }

    /** Zeros alone are not an id. */
    private static boolean isId(String text, int from, int to) {
        boolean zeros = true;
        for (int i = from; i < to; i++) {
            zeros &= text.charAt(i) == '0';
        }
        return !zeros && isHex(text, from, to);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
