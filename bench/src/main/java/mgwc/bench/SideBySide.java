package mgwc.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs everything and prints a Markdown page: {@code SideBySide REPOSITORY [ROUNDS [SECONDS]]}.
 *
 * <p>Contenders take turns on the same backends, so that whatever else the machine does hits all of them; the median of
 * the rounds counts. The page compares CPU time per request. The load generator and the backends are other processes,
 * so their time does not count.
 */
public final class SideBySide {

    private static final int STARTS = 7;

    private final Path repository;
    private final int rounds;
    private final Duration window;
    private final PrintStream page = System.out;

    private SideBySide(Path repository, int rounds, Duration window) {
        this.repository = repository;
        this.rounds = rounds;
        this.window = window;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4;
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        new SideBySide(repository, rounds, Duration.ofSeconds(seconds)).run();
    }

    private void run() throws Exception {
        Path directory = Files.createTempDirectory("mgwc-bench");
        Workload workload = Workload.create();
        int[] ports = {Ports.free(), Ports.free()};
        Contender gateway = Contender.gateway("mgwc", repository, directory, workload, ports);
        page.println("Machine: " + Machine.describe() + "\n");
        try (ServerProcess backends = Backends.start(directory, ports)) {
            backends.awaitOk(ports[0], workload.request(), Duration.ofSeconds(10));
            fullJob(
                    workload,
                    gateway,
                    Contender.haproxy(directory, workload, ports, true),
                    Contender.haproxy(directory, workload, ports, false));
            boot(gateway, workload);
        }
        validate();
    }

    private void fullJob(Workload workload, Contender gateway, Contender haproxy, Contender unverified)
            throws IOException, InterruptedException {
        try (var first = new Entrant(gateway, workload);
                var second = new Entrant(haproxy, workload);
                var third = new Entrant(unverified, workload)) {
            List<Entrant> entrants = List.of(first, second, third);
            Turns.take(entrants, rounds, window);
            page.println("Full job (RS256 token, limit, two backends, access event), " + Turns.CONNECTIONS
                    + " connections, median of " + rounds + " rounds of " + window.toSeconds() + " s:\n");
            page.println(
                    "| | CPU µs/request | of HAProxy's | requests/s | p50 | p99 | failures | RSS under load, MiB |");
            page.println("|---|---|---|---|---|---|---|---|");
            entrants.forEach(entrant -> page.println(entrant.row(second)));
            page.println();
        }
    }

    private void boot(Contender gateway, Workload workload) throws IOException, InterruptedException {
        double[] millis = new double[STARTS];
        double[] cpuMillis = new double[STARTS];
        double[] residentMib = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            progress("start " + (i + 1) + " of " + STARTS);
            long begin = System.nanoTime();
            try (ServerProcess server = gateway.start(workload)) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
                cpuMillis[i] = server.cpu().toMillis();
                Thread.sleep(500);
                residentMib[i] = server.residentKib() / 1024.0;
            }
        }
        page.println("`mgwc run` to the first 200: " + Statistics.summary(millis, "ms") + "\n");
        page.println("CPU time until then: " + Statistics.summary(cpuMillis, "ms") + "\n");
        page.println("RSS half a second later: " + Statistics.summary(residentMib, "MiB") + "\n");
    }

    /** The command as a hook runs it: a new process each time, on files that are in the page cache. */
    private void validate() throws IOException, InterruptedException {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            var process = new ProcessBuilder(repository.resolve("mgwc").toString(), "validate")
                    .directory(repository.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("`mgwc validate` failed: " + output);
            }
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        page.println("`mgwc validate` of the sample workspace: "
                + Statistics.summary(
                        millis.stream().mapToDouble(Double::doubleValue).toArray(), "ms"));
    }

    private static void progress(String what) {
        System.err.println("bench: " + what);
    }
}
