package mgwc.cli;

/** Arguments that do not go together, or not in this form. The message is all a user needs, without the help. */
final class Misused extends RuntimeException {

    private static final long serialVersionUID = 1;

    Misused(String message) {
        super(message);
    }
}
