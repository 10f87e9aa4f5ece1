package mgwc.gateway.throttle;

/** One limit and how much of it is left. Safe for use by many threads. */
public interface Limiter {

    /** Takes one request from the limit: 0 if it was there, else the nanoseconds until one will be. */
    long tryTake();
}
