package mgwc.release;

/** A part of a release that has its own list of steps. */
public enum StepLevel {
    /** Requests that belong to no API. */
    LISTENER,
    /** Requests below the base path of an API that match none of its operations, such as a CORS preflight. */
    API,
    /** Requests that match an operation. */
    OPERATION
}
