package mgwc.gateway.request;

import java.nio.charset.StandardCharsets;
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

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEGUN =
            "00-00000000000000000000000000000000-0000000000000000-01".getBytes(StandardCharsets.US_ASCII);

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
     * A trace that begins here, with random ids. It asks for recording, as a backend that gets no field does by itself:
     * without the flag backends would record nothing.
     */
    public static TraceParent begin() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] text = BEGUN.clone();
        putHex(text, TRACE_ID, random.nextLong());
        // ids of zeros only are invalid
        putHex(text, TRACE_ID + Long.BYTES * 2, random.nextLong() | 1);
        putHex(text, PARENT_ID, random.nextLong() | 1);
        return new TraceParent(new String(text, StandardCharsets.ISO_8859_1));
    }

    /** Sixteen digits, the most significant first. */
    private static void putHex(byte[] text, int start, long bits) {
        long left = bits;
        for (int i = start + Long.BYTES * 2 - 1; i >= start; i--) {
            text[i] = HEX[(int) left & 15];
            left >>>= 4;
        }
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
