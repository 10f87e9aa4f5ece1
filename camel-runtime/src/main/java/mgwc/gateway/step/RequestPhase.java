package mgwc.gateway.step;

import mgwc.gateway.request.Request;

/** A step that looks at requests before a backend sees them. */
public non-sealed interface RequestPhase extends Step {

    /**
     * Lets the request pass, {@linkplain Request#deny denies} or {@linkplain Request#answer answers} it, or starts to
     * do so. Runs in the order of the steps on the event loop of the request and never blocks it; not at all when the
     * request is decided already. A step that throws denies the request.
     *
     * @return true when the step is done; false when it will run {@code resume}, exactly once and on the event loop of
     *     the request, and then the next step goes on
     */
    boolean onRequest(Request request, Runnable resume);
}
