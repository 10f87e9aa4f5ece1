package mgwc.release;

/**
 * A release that cannot be used. The message is a fact about it, the remedy what a person can do; both are one
 * sentence.
 */
public final class InvalidReleaseException extends Exception {

    /** The remedy for a release that is damaged or incomplete. */
    static final String COPY_AGAIN = "copy the release again from where `mgwc build` wrote it";

    /** The remedy for a release that was written by another version, or by hand. */
    static final String REBUILD = "build the release again with `mgwc build` of the version that runs it";

    private final String remedy;

    public InvalidReleaseException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
