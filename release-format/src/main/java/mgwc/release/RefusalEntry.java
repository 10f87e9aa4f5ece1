package mgwc.release;

/**
 * One reason of the {@link RefusalCatalogue}, for people who look it up.
 *
 * @param reason the word in logs, usage events and metrics, such as {@code wrong-audience}
 * @param status the HTTP status of the answer, which does not tell the reason
 * @param cause a sentence that says when the gateway refuses a caller so
 * @param remedy one or two sentences that say who can change that, and how
 */
public record RefusalEntry(String reason, int status, String cause, String remedy) {}
