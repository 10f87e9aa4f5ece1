package mgwc.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Rounds in which entrants take turns, A B C A B C, so that whatever else the machine does hits all of them. */
final class Turns {

    static final int CONNECTIONS = 32;

    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private Turns() {}

    /** Warms every entrant up and measures it once a round. */
    static void take(List<Entrant> entrants, int rounds, Duration window) throws IOException, InterruptedException {
        System.err.println("bench: warming up");
        for (Entrant entrant : entrants) {
            entrant.warmUp(CONNECTIONS, WARM_UP);
        }
        for (int round = 1; round <= rounds; round++) {
            System.err.println("bench: round " + round + " of " + rounds);
            for (Entrant entrant : entrants) {
                entrant.measure(CONNECTIONS, window);
            }
        }
    }
}
