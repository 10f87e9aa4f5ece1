package mgwc.cli;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Tells a person at a terminal what is being done, once it takes longer than a moment, and leaves no trace when it is
 * over. Silent where nobody looks.
 */
final class Waiting implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final String CLEARED_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private final long begin = System.nanoTime();
    private String doing;
    private boolean shown;
    private boolean over;

    private Waiting(PrintStream terminal, String doing) {
        this.terminal = terminal;
        this.doing = doing;
    }

    /** @param doing {@code reading the workspace} */
    static Waiting on(String doing, Surroundings surroundings, GlobalOptions options) {
        return on(doing, surroundings, options, MOMENT);
    }

    static Waiting on(String doing, Surroundings surroundings, GlobalOptions options, Duration moment) {
        Waiting waiting = new Waiting(surroundings.err(), doing);
        boolean seen = surroundings.terminals().contains("err")
                && !"dumb".equals(surroundings.environment().get("TERM"));
        if (seen && !options.quiet()) {
            Thread.ofPlatform().daemon().name("waiting").start(() -> waiting.tell(moment));
        }
        return waiting;
    }

    /** From now on it is something else. */
    synchronized void doing(String other) {
        doing = other;
    }

    private synchronized void tell(Duration moment) {
        try {
            while (!over) {
                wait(moment.toMillis());
                if (!over) {
                    terminal.printf("%s%s … %d s", CLEARED_LINE, doing, (System.nanoTime() - begin) / 1_000_000_000);
                    terminal.flush();
                    shown = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        notifyAll();
        if (shown) {
            terminal.print(CLEARED_LINE);
            terminal.flush();
            shown = false;
        }
    }
}
