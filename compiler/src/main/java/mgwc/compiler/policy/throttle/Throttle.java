package mgwc.compiler.policy.throttle;

import java.util.List;
import mgwc.value.ApiId;

/**
 * What limits the requests to an operation, beside the subscription of the caller.
 *
 * @param limits in the order in which they are asked
 */
public record Throttle(List<Limit> limits) {

    public Throttle {
        limits = List.copyOf(limits);
    }

    /** A tier and the requests that count towards it. Names its API, as operations of several may share a tier. */
    public sealed interface Limit {

        /** The API to which the requests go. */
        ApiId api();

        /** The name of the tier. */
        String tier();

        /** All requests to one operation. */
        record OfOperation(ApiId api, String operation, String tier) implements Limit {}

        /** All requests to one API. */
        record OfApi(ApiId api, String tier) implements Limit {}
    }
}
