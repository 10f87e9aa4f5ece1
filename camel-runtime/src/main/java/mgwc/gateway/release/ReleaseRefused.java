package mgwc.gateway.release;

/** A release the gateway will not run, with the reason and what to do, each one sentence for a person. */
public final class ReleaseRefused extends Exception {

    private final String wayOut;

    public ReleaseRefused(String reason, String wayOut) {
        super(reason);
        this.wayOut = wayOut;
    }

    /** What the person who deploys can do about it. */
    public String wayOut() {
        return wayOut;
    }
}
