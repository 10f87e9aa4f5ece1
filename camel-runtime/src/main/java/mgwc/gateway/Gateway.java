package mgwc.gateway;

import java.io.IOException;
import java.util.List;
import mgwc.gateway.release.ReleaseRefused;

/**
 * The gateway's command line. SIGTERM and SIGINT stop the gateway, SIGHUP reloads the release. Exit codes: 0 stopped by
 * a signal, 1 the release is refused or the gateway cannot start, 64 the command line is not understood, 70 a fault of
 * the gateway.
 */
public final class Gateway {

    private Gateway() {}

    public static void main(String[] arguments) {
        // when the process itself was started is known to the second only
        long started = System.nanoTime();
        try {
            GatewayArguments parsed = GatewayArguments.parse(List.of(arguments));
            if (parsed.stopsWithInput()) {
                Thread.ofPlatform().daemon().name("input").start(Gateway::stopWithInput);
            }
            RunningGateway gateway = RunningGateway.start(parsed);
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(gateway)));
            HangUp.reloads(gateway, Boolean.getBoolean("mgwc.terminal"));
            System.out.println("mgwc gateway ready: " + gateway.listening().address() + " admin "
                    + gateway.listening().adminAddress() + " release " + gateway.digest() + " in "
                    + (System.nanoTime() - started) / 1_000_000 + " ms");
        } catch (GatewayArguments.UsageException e) {
            exit(64, e.getMessage() + "\n" + GatewayArguments.USAGE);
        } catch (ReleaseRefused e) {
            exit(1, "release refused: " + e.getMessage() + "\n  " + e.remedy());
        } catch (StartFailed e) {
            exit(1, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            exit(70, "this is a fault of mgwc: " + e);
        }
    }

    private static void stopWithInput() {
        try {
            while (System.in.read() >= 0) {
                // what is said there is not for the gateway
            }
        } catch (IOException e) {
            // that is an end as well
        }
        System.exit(0);
    }

    /** The JVM would report the signal as its exit code; a gateway that stopped in order did what it was told. */
    private static void stop(RunningGateway gateway) {
        gateway.close();
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void exit(int code, String message) {
        System.err.println("mgwc gateway: " + message);
        System.exit(code);
    }
}
