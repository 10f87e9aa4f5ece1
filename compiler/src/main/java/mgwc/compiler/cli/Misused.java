package mgwc.compiler.cli;

/** Options that each are fine and do not go together. The message is all a user needs. */
final class Misused extends RuntimeException {

    private static final long serialVersionUID = 1;

    Misused(String message) {
        super(message);
    }
}
