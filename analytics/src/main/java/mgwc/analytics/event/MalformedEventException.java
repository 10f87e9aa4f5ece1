package mgwc.analytics.event;

/** A line of a spool file that is no usage event. */
final class MalformedEventException extends Exception {

    private final String reason;

    /** @param reason for the record of quarantined lines; does not repeat the line */
    MalformedEventException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
