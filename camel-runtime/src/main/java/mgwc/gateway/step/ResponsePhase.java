package mgwc.gateway.step;

import mgwc.gateway.request.Request;
import mgwc.gateway.request.ResponseHead;

/** A step that looks at responses before the caller sees them. */
public non-sealed interface ResponsePhase extends Step {

    /**
     * May change the header fields of a response. Runs once for every response of the request's target, in the opposite
     * order of the steps: those of backends, denials and the gateway's own answers such as 404, whether or not the
     * request phase of the step ran. Runs on the event loop of the request and never blocks it. If it throws, the
     * caller gets a problem with status 500 instead of the response.
     */
    void onResponse(Request request, ResponseHead response);
}
