package mgwc.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the gateway of this checkout with that of another: {@code Against REPOSITORY OTHER [ROUNDS [SECONDS]]}. Both
 * run at the same time on the same backends and take turns; the ratio of each round is taken by itself, and the median
 * of the ratios counts.
 */
public final class Against {

    private static final int STARTS = 9;

    private final PrintStream page = System.out;
    private final Workload workload;
    private final Contender mine;
    private final Contender other;

    private Against(Workload workload, Contender mine, Contender other) {
        this.workload = workload;
        this.mine = mine;
        this.other = other;
    }

    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        Path checkout = Path.of(arguments[1]).toAbsolutePath();
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 11;
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        Path directory = Files.createTempDirectory("mgwc-bench");
        Workload workload = Workload.create();
        int[] ports = {Ports.free(), Ports.free()};
        Contender mine = Contender.gateway("this", repository, directory, workload, ports);
        Contender other = Contender.gateway("other", checkout, directory, workload, ports);
        try (ServerProcess backends = Backends.start(directory, ports)) {
            backends.awaitOk(ports[0], workload.request(), Duration.ofSeconds(10));
            new Against(workload, mine, other).run(rounds, Duration.ofSeconds(seconds));
        }
    }

    private void run(int rounds, Duration window) throws IOException, InterruptedException {
        page.println("Machine: " + Machine.describe() + "\n");
        try (var first = new Entrant(mine, workload);
                var second = new Entrant(other, workload)) {
            Turns.take(List.of(first, second), rounds, window);
            page.println("Full job, " + Turns.CONNECTIONS + " connections, median of " + rounds + " rounds of "
                    + window.toSeconds() + " s:\n");
            page.println(
                    "| | CPU µs/request | of the other's | requests/s | p50 | p99 | failures | RSS under load, MiB |");
            page.println("|---|---|---|---|---|---|---|---|");
            page.println(first.row(second));
            page.println(second.row(second));
            page.println("\nCPU per request, this / other, round by round: "
                    + Statistics.ratios(first.cpuRatios(second)) + "\n");
        }
        starts();
    }

    private void starts() throws IOException, InterruptedException {
        var wall = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        for (int i = 0; i < STARTS; i++) {
            double[] first = start(mine);
            double[] second = start(other);
            wall.add(first[0] / second[0]);
            cpu.add(first[1] / second[1]);
        }
        page.println("`mgwc run` to the first 200, this / other, pair by pair: " + summary(wall));
        page.println("\nCPU time until then, this / other, pair by pair: " + summary(cpu));
    }

    /** Milliseconds of wall and of CPU time until the first good answer. */
    private double[] start(Contender contender) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (ServerProcess server = contender.start(workload)) {
            return new double[] {(System.nanoTime() - begin) / 1e6, server.cpu().toMillis()};
        }
    }

    private static String summary(List<Double> ratios) {
        return Statistics.ratios(
                ratios.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
