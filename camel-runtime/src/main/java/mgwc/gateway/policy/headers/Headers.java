package mgwc.gateway.policy.headers;

import mgwc.gateway.request.Request;
import mgwc.gateway.request.ResponseHead;
import mgwc.gateway.step.RequestPhase;
import mgwc.gateway.step.ResponsePhase;

/**
 * {@code mgw-headers:edit}: sets, adds and removes header fields of requests before a backend sees them, and of all
 * responses of a target.
 */
public final class Headers implements RequestPhase, ResponsePhase {

    private final HeaderEdits request;
    private final HeaderEdits response;

    Headers(HeaderEdits request, HeaderEdits response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public boolean onRequest(Request received, Runnable resume) {
        if (!request.isEmpty()) {
            request.apply(received.changeHeaders(), received.identity());
        }
        return true;
    }

    @Override
    public void onResponse(Request received, ResponseHead head) {
        if (!response.isEmpty()) {
            response.apply(head.headers(), received.identity());
        }
    }
}
