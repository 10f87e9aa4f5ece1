package mgwc.model;

/**
 * What one environment changes of one API: a partial Api spec beside its {@code targetRef}, merged as RFC 7386. Only
 * the target is typed here; the partial spec is merged as a document before anything is bound.
 */
public record ApiOverlay(Metadata metadata, Spec spec) {

    public record Spec(TargetRef targetRef) {}

    /** The API an overlay changes. */
    public record TargetRef(String name, String version) {}
}
