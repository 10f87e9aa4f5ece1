package mgwc.gateway.forward;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend that does on every connection exactly what its script says. */
final class RawBackend implements AutoCloseable {

    @FunctionalInterface
    interface Script {
        void play(RawConnection gateway) throws Exception;
    }

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();

    RawBackend(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    RawBackend(ServerSocket socket, Script script) {
        this.socket = socket;
        Thread.ofVirtual().start(() -> accept(script));
    }

    /** Answers every request without body on a connection with the same text. */
    static RawBackend saying(String text) throws IOException {
        return new RawBackend(gateway -> {
            while (true) {
                gateway.readHead();
                gateway.send("HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text);
            }
        });
    }

    private void accept(Script script) {
        while (!socket.isClosed()) {
            try {
                var connection = new RawConnection(socket.accept());
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> play(script, connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void play(Script script, RawConnection connection) {
        try (connection) {
            script.play(connection);
        } catch (Exception gatewayHungUp) {
            // what the test is about is seen at the caller's side
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
