package mgwc.gateway.policy.throttle;

/** Whose requests are counted together. */
public sealed interface LimitSubject {

    /** All requests to an API. */
    record OfApi(String api) implements LimitSubject {}

    /** All requests to one operation of an API. */
    record OfOperation(String api, String operation) implements LimitSubject {}

    /** The requests that all credentials of an application make to an API. */
    record OfSubscription(String application, String api) implements LimitSubject {}
}
