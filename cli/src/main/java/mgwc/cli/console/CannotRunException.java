package mgwc.cli.console;

/** A command could not do its work for a reason outside mgwc and the workspace's content; exit code 75. */
public final class CannotRunException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotRunException(String message) {
        super(message);
    }

    public CannotRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
