package mgwc.cli.console;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Tells a person at a terminal what is being done, once it takes longer than a moment, and leaves no trace when it is
 * over. Silent where nobody looks.
 */
public final class ProgressIndicator implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final String CLEARED_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private final long begin = System.nanoTime();
    private String doing;
    private boolean shown;
    private boolean over;

    private ProgressIndicator(PrintStream terminal, String doing) {
        this.terminal = terminal;
        this.doing = doing;
    }

    /** @param doing {@code reading the workspace} */
    public static ProgressIndicator on(String doing, CliContext context, GlobalOptions options) {
        return on(doing, context, options, MOMENT);
    }

    public static ProgressIndicator on(String doing, CliContext context, GlobalOptions options, Duration moment) {
        ProgressIndicator waiting = new ProgressIndicator(context.err(), doing);
        boolean seen = context.terminals().contains("err")
                && !"dumb".equals(context.environment().get("TERM"));
        if (seen && !options.quiet()) {
            Thread.ofPlatform().daemon().name("waiting").start(() -> waiting.tell(moment));
        }
        return waiting;
    }

    /** From now on it is something else. */
    public synchronized void doing(String other) {
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
