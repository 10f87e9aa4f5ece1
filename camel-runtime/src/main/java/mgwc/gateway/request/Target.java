package mgwc.gateway.request;

/** What a request is for. Each target has its own complete list of steps. */
public sealed interface Target permits Target.Listener, Target.Api, Operation {

    StepLookup steps();

    /** The listener itself: the request belongs to no API. */
    record Listener(StepLookup steps) implements Target {}

    /**
     * An API: the request is below its base path and matches none of its operations.
     *
     * @param id such as {@code pizza-shack-v1}
     */
    record Api(String id, String basePath, StepLookup steps) implements Target {}
}
