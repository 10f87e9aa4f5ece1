package mgwc.gateway;

/** The gateway cannot start, for a reason outside of the release; the message is one sentence for a person. */
final class StartFailed extends Exception {

    StartFailed(String message) {
        super(message);
    }
}
