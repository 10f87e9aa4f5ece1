package mgwc.gateway.step;

import io.netty.buffer.ByteBuf;
import mgwc.gateway.problem.Problem;
import mgwc.gateway.request.Request;
import mgwc.gateway.request.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives the whole body of a request before the phase of the step that needs it. */
record BufferingPhase(RequestPhase phase, int limit) implements RequestPhase {

    private static final Logger LOG = LoggerFactory.getLogger(BufferingPhase.class);

    @Override
    public boolean onRequest(Request request, Runnable resume) {
        ByteBuf known = request.body().whole();
        if (known != null) {
            // an earlier step needed it too, and may accept more than this one
            return known.readableBytes() <= limit ? phase.onRequest(request, resume) : tooLarge(request);
        }
        Attempt attempt = new Attempt(request, resume);
        request.onEnd(gone -> attempt.abandoned());
        request.body().buffer(limit, attempt::received);
        return attempt.returned();
    }

    private static boolean tooLarge(Request request) {
        request.deny(Problem.contentTooLarge());
        return true;
    }

    /** One wait for a body. */
    private final class Attempt {

        private final Request request;
        private final Runnable resume;
        private boolean inCall = true;
        private boolean over;
        private boolean done;

        Attempt(Request request, Runnable resume) {
            this.request = request;
            this.resume = resume;
        }

        /** Whether the phase was done before the call returned. */
        boolean returned() {
            inCall = false;
            return done;
        }

        void received(RequestBody.Buffering outcome) {
            if (over) {
                return;
            }
            over = true;
            done = switch (outcome) {
                case WHOLE -> run();
                case TOO_LARGE -> tooLarge(request);
                case NO_MEMORY -> {
                    request.deny(Problem.tooManyBodies());
                    yield true;
                }
                case TOO_SLOW -> {
                    request.deny(Problem.requestTimeout());
                    yield true;
                }
            };
            if (done && !inCall) {
                resume.run();
            }
        }

        private boolean run() {
            try {
                return phase.onRequest(request, resume);
            } catch (RuntimeException failure) {
                LOG.error("a step failed on the whole body of a request", failure);
                request.deny(Problem.internalError());
                return true;
            }
        }

        void abandoned() {
            if (!over) {
                over = true;
                request.deny(Problem.clientClosedRequest());
                resume.run();
            }
        }
    }
}
