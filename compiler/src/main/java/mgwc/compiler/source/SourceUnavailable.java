package mgwc.compiler.source;

/** The files could not be had at all: no such folder, commit or repository. The message is fit for the user. */
public final class SourceUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SourceUnavailable(String message) {
        super(message);
    }

    public SourceUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
