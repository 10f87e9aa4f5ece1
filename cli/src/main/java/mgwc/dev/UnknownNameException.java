package mgwc.dev;

/** The user named something that the environment does not have. The message says what there is. */
public final class UnknownNameException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownNameException(String message) {
        super(message);
    }
}
