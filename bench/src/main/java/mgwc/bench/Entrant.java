package mgwc.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A contender that runs, and what it used and achieved so far. */
final class Entrant implements AutoCloseable {

    private record Round(double cpuMicrosPerRequest, Load load) {}

    private final Contender contender;
    private final Workload workload;
    private final ServerProcess server;
    private final List<Round> rounds = new ArrayList<>();

    Entrant(Contender contender, Workload workload) throws IOException, InterruptedException {
        this.contender = contender;
        this.workload = workload;
        this.server = contender.start(workload);
    }

    void warmUp(int connections, Duration duration) throws IOException, InterruptedException {
        Load.on(contender.port(), workload, connections, duration);
    }

    void measure(int connections, Duration duration) throws IOException, InterruptedException {
        Duration before = server.cpu();
        Load load = Load.on(contender.port(), workload, connections, duration);
        Duration used = server.cpu().minus(before);
        rounds.add(new Round(used.toNanos() / 1000.0 / load.requests(), load));
    }

    /** CPU time per request in microseconds, median of the rounds. */
    double cpu() {
        return Statistics.median(all(Round::cpuMicrosPerRequest));
    }

    /** CPU time per request of this entrant divided by the other's, round by round. */
    double[] cpuRatios(Entrant other) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] =
                    rounds.get(i).cpuMicrosPerRequest() / other.rounds.get(i).cpuMicrosPerRequest();
        }
        return ratios;
    }

    String row(Entrant reference) {
        double[] cpu = all(Round::cpuMicrosPerRequest);
        Load middle = rounds.get(rounds.size() / 2).load();
        return String.format(
                Locale.ROOT,
                "| %s | %.1f (%.1f–%.1f) | %.2f | %.0f | %s | %s | %d | %d |",
                contender.name(),
                cpu(),
                Statistics.least(cpu),
                Statistics.most(cpu),
                cpu() / reference.cpu(),
                Statistics.median(all(round -> round.load().requestsPerSecond())),
                middle.p50(),
                middle.p99(),
                rounds.stream().mapToLong(round -> round.load().failures()).sum(),
                server.residentKib() / 1024);
    }

    private double[] all(ToDoubleFunction<Round> value) {
        return rounds.stream().mapToDouble(value).toArray();
    }

    @Override
    public void close() {
        server.close();
    }
}
