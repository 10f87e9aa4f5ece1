package mgwc.gateway.release;

import mgwc.release.InvalidReleaseException;

/** A release the gateway will not run, with the reason and what to do, each one sentence for a person. */
public final class ReleaseRefused extends Exception {

    private final String remedy;

    public ReleaseRefused(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    /** Refuses a release whose envelope is invalid. */
    ReleaseRefused(InvalidReleaseException invalid) {
        super(invalid.getMessage(), invalid);
        this.remedy = invalid.remedy();
    }

    /** What the person who deploys can do about it. */
    public String remedy() {
        return remedy;
    }
}
