package mgwc.gateway.step;

/**
 * What a policy does to requests and responses. A step has the phases whose interfaces it implements; it is built once
 * for each distinct configuration and serves the requests of all targets that refer to it.
 */
public sealed interface Step permits RequestPhase, ResponsePhase, EndPhase, BodyObserver {

    /**
     * How much of a request's body the step needs: all of it before its request phase, or the parts as they pass by.
     */
    default BodyNeed requestBody() {
        return BodyNeed.NONE;
    }

    /**
     * How much of a response's body the step needs: all of it before its response phase, or the parts as they pass by.
     */
    default BodyNeed responseBody() {
        return BodyNeed.NONE;
    }

    /** Whether the response and the bodies of a connection that changes its protocol (101) are the step's business. */
    default boolean appliesToUpgrades() {
        return true;
    }
}
