package mgwc.gateway.policy.throttle;

/** One limit and how much of it is left. Safe for use by many threads. */
public interface Limiter {

    /** Whose requests are counted. */
    LimitSubject subject();

    /** Takes one request from the limit: 0 if it was there, else the nanoseconds until one will be. */
    long tryTake();

    /** Returns what {@link #tryTake} took for a request that another limit then refused. */
    void giveBack();
}
