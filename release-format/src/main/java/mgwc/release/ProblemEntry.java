package mgwc.release;

/**
 * One problem of the {@link ProblemCatalogue}, for people who look a code up.
 *
 * @param code the number in the answer, such as 900901
 * @param status the HTTP status that goes with it
 * @param title the title in the answer
 * @param category the category in metrics and usage events, in lower case with underscores
 * @param cause one or two sentences that say when the gateway answers so
 * @param remedy one or two sentences that say who can change that, and how
 */
public record ProblemEntry(int code, int status, String title, String category, String cause, String remedy) {}
