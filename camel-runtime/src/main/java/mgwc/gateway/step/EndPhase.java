package mgwc.gateway.step;

import mgwc.gateway.request.Request;

/** A step that wants to know how requests ended. */
public non-sealed interface EndPhase extends Step {

    /**
     * The response is complete or the caller is gone; see {@link Request#truncated}. Runs exactly once for every
     * request of the target, on its event loop, and never blocks it.
     */
    void onEnd(Request request);
}
