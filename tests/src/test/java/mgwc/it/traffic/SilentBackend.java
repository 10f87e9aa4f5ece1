package mgwc.it.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Accepts connections and says nothing, unless it was told to answer one of them and hang up. */
final class SilentBackend implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicReference<Optional<String>> last = new AtomicReference<>(Optional.empty());

    private SilentBackend(ServerSocket socket) {
        this.socket = socket;
    }

    static SilentBackend listen() {
        try {
            SilentBackend backend = new SilentBackend(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(backend::accept);
            return backend;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Answers the next connection's first request with these bytes and closes. */
    void answerAndClose(String bytes) {
        last.set(Optional.of(bytes));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Optional<String> answer = last.getAndSet(Optional.empty());
                if (answer.isPresent()) {
                    connection.getInputStream().read(new byte[4096]);
                    connection.getOutputStream().write(answer.get().getBytes(StandardCharsets.ISO_8859_1));
                    connection.close();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
