package mgwc.cli;

/** A command could not do its work for a reason outside mgwc and the workspace's content; exit code 75. */
final class Unchecked extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unchecked(String message) {
        super(message);
    }

    Unchecked(String message, Throwable cause) {
        super(message, cause);
    }
}
