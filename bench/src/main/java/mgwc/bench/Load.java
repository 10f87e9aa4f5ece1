package mgwc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk saw while it sent requests as fast as they were answered.
 *
 * @param failures answers that were not 2xx or 3xx, and connections that broke
 */
record Load(long requests, long failures, double requestsPerSecond, String p50, String p99) {

    private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in ");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern BAD_STATUS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    static Load on(int port, Workload workload, int connections, Duration duration)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        "wrk",
                        "-t2",
                        "-c" + connections,
                        "-d" + duration.toSeconds() + "s",
                        "--latency",
                        "-H",
                        "Authorization: Bearer " + workload.token(),
                        "http://127.0.0.1:" + port + Workload.PATH))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("wrk failed: " + output);
        }
        return parse(output);
    }

    static Load parse(String output) {
        long failures = (long) number(BAD_STATUS, output);
        Matcher broken = BROKEN.matcher(output);
        if (broken.find()) {
            for (int i = 1; i <= broken.groupCount(); i++) {
                failures += Long.parseLong(broken.group(i));
            }
        }
        return new Load(
                (long) number(TOTAL, output),
                failures,
                number(RATE, output),
                percentile("50%", output),
                percentile("99%", output));
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    private static String percentile(String which, String output) {
        Matcher matcher = Pattern.compile("\\s" + which + "\\s+(\\S+)").matcher(output);
        return matcher.find() ? matcher.group(1) : "?";
    }
}
