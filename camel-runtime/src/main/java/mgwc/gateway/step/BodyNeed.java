package mgwc.gateway.step;

/** How much of a body a step needs to see. */
public sealed interface BodyNeed {

    BodyNeed NONE = new None();
    BodyNeed STREAM = new Stream();

    /** Nothing: the body passes by. */
    record None() implements BodyNeed {}

    /**
     * All of it, before the phase of the step runs.
     *
     * @param limit in bytes; a request with a larger body is denied with 413, a larger response is replaced by a 502
     */
    record Whole(int limit) implements BodyNeed {
        public Whole {
            if (limit < 0) {
                throw new IllegalArgumentException("a limit of " + limit + " bytes");
            }
        }
    }

    /** Each part of it as it passes by; see {@link BodyObserver}. */
    record Stream() implements BodyNeed {}
}
