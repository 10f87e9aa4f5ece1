package mgwc.gateway.admin;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import mgwc.gateway.problem.AuthFailure;
import mgwc.gateway.problem.Refusal;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log lines about callers that are not let in: a few per minute for each reason, with the number of those left out. A
 * flood of bad tokens therefore adds few lines. Safe for use by many threads.
 */
final class RefusalLog {

    /** For each reason and minute. */
    static final int MAX_LINES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Map<AuthFailure, Window> windows = new EnumMap<>(AuthFailure.class);
    private final LongSupplier nanoTime;

    /** What was said about one reason in the current minute. */
    private static final class Window {
        private long began;
        private int lines;
        private long leftOut;

        /** How many requests were left out since the last line; negative if this one is left out too. */
        synchronized long admit(long now) {
            if (lines == 0 || now - began >= WINDOW_NANOS) {
                began = now;
                lines = 0;
            }
            if (lines == MAX_LINES) {
                leftOut++;
                return -1;
            }
            lines++;
            long since = leftOut;
            leftOut = 0;
            return since;
        }
    }

    RefusalLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (AuthFailure reason : AuthFailure.values()) {
            windows.put(reason, new Window());
        }
    }

    void refused(Request request, Refusal refusal) {
        line(request, refusal).ifPresent(LOG::info);
    }

    /** What is written about a request; nothing if enough was written. */
    Optional<String> line(Request request, Refusal refusal) {
        Window window = Objects.requireNonNull(windows.get(refusal.reason()));
        long leftOut = window.admit(nanoTime.getAsLong());
        if (leftOut < 0) {
            return Optional.empty();
        }
        @Nullable Operation operation = request.operation();
        String target = operation == null ? "the gateway" : "`" + operation.id() + "` of `" + operation.api() + "`";
        return Optional.of(target + " refused a caller: " + refusal.reason().text() + " (" + refusal.detail()
                + "), request " + request.id()
                + (leftOut == 0 ? "" : "; " + leftOut + " more for this reason since the last line"));
    }
}
