package mgwc.cli;

/** What stands on the command line cannot be meant; the command's help says what can. */
final class WrongArguments extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongArguments(String message) {
        super(message);
    }

    WrongArguments(String message, Throwable cause) {
        super(message, cause);
    }
}
