package mgwc.gateway.usage;

import java.util.Optional;
import mgwc.gateway.request.Request;
import mgwc.gateway.step.EndPhase;

/** {@code mgw-usage:spool}: has a usage event written when a request has ended, whatever became of it. */
record Usage(Optional<Spool> spool) implements EndPhase {

    @Override
    public void onEnd(Request request) {
        spool.ifPresent(open -> open.record(request));
    }
}
