package mgwc.gateway.step;

import mgwc.gateway.problem.Problem;
import mgwc.gateway.request.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the request phases of a target one after the other, until one decides the request or all have run. */
public final class StepChain implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(StepChain.class);

    private final Steps steps;
    private final Request request;
    private final Runnable whenDone;
    private int next;

    /** @param whenDone is run once, on the event loop of the request */
    public StepChain(Steps steps, Request request, Runnable whenDone) {
        this.steps = steps;
        this.request = request;
        this.whenDone = whenDone;
    }

    /** Runs the phases that are left. A phase that waits calls this again. */
    @Override
    public void run() {
        while (next < steps.positions()) {
            if (!take(steps.requestPhase(next++), request, this)) {
                return;
            }
        }
        whenDone.run();
    }

    /**
     * Runs one request phase, unless there is none or the request is decided. A phase that throws denies the request.
     *
     * @return true when it is done; false when it will run {@code resume}
     */
    public static boolean take(@Nullable RequestPhase phase, Request request, Runnable resume) {
        if (phase == null || request.decided()) {
            return true;
        }
        try {
            return phase.onRequest(request, resume);
        } catch (RuntimeException failure) {
            LOG.error("{} failed: {}", phase.getClass().getSimpleName(), failure.toString(), failure);
            request.deny(Problem.internalError());
            return true;
        }
    }
}
