package mgwc.cli.console;

/** Arguments that a command cannot make sense of; exit code 64. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean helpful;

    private UsageException(String message, boolean helpful) {
        super(message);
        this.helpful = helpful;
    }

    /** One after whose message the help of the command is worth a look. */
    public UsageException(String message) {
        this(message, true);
    }

    /** Like {@link #UsageException(String)}. */
    public UsageException(String message, Throwable cause) {
        super(message, cause);
        this.helpful = true;
    }

    /** One whose message is all that a user needs. */
    public static UsageException withoutHelp(String message) {
        return new UsageException(message, false);
    }

    /** Whether the help of the command tells more than the message. */
    public boolean isExplainedByHelp() {
        return helpful;
    }
}
