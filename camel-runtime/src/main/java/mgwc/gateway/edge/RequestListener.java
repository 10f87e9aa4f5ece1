package mgwc.gateway.edge;

import mgwc.gateway.request.Request;

/** Told about every request of one operation, on the event loop of the request. */
public interface RequestListener {

    void began(Request request);

    /** The response is complete or the caller is gone; see {@link Request#truncated}. */
    void ended(Request request);
}
