package mgwc.dev;

/**
 * One line for a shell that shows what the gateway does.
 *
 * @param name stays the same between versions: {@code with-token}, {@code without-token}, {@code without-scope},
 *     {@code every-backend}, {@code open}, {@code past-the-limit}, {@code call}
 * @param status what the gateway answers, in the end
 * @param title what the line shows
 */
public record SampleCall(String name, int status, String title, String command) {}
