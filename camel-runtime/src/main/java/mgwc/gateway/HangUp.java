package mgwc.gateway;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Reloads the release on SIGHUP, as nginx and HAProxy do, where the JVM would end. A gateway whose terminal was closed
 * gets the signal too, and ends.
 */
final class HangUp implements SignalHandler {

    private static final String TERMINAL = "/dev/tty";

    private final RunningGateway gateway;
    private final boolean atTerminal;

    private HangUp(RunningGateway gateway, boolean atTerminal) {
        this.gateway = gateway;
        this.atTerminal = atTerminal;
    }

    /** @param atTerminal whether the gateway was started at a terminal, which may be closed */
    static void reloads(RunningGateway gateway, boolean atTerminal) {
        try {
            Signal.handle(new Signal("HUP"), new HangUp(gateway, atTerminal));
        } catch (IllegalArgumentException e) {
            // this system has no SIGHUP, or an option of the JVM reserves it
        }
    }

    @Override
    public void handle(Signal signal) {
        if (atTerminal && !terminalIsOpen()) {
            System.exit(0);
        }
        gateway.reload();
    }

    private static boolean terminalIsOpen() {
        try (InputStream terminal = new FileInputStream(TERMINAL)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
