package mgwc.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A backend that answers every connection with more bytes than anybody reads. */
final class EndlessBackend implements AutoCloseable {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n";
    private static final int BLOCK = 256 * 1024;
    private static final int QUEUE = 200;
    private static final long QUIET_MILLIS = 500;

    private final ServerSocket server = new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress());
    private final AtomicLong poured = new AtomicLong();

    EndlessBackend() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Whether nobody took a byte for half a second, as everything between here and the callers is full. */
    boolean isStuck() throws InterruptedException {
        long before = poured.get();
        Thread.sleep(QUIET_MILLIS);
        return before > 0 && before == poured.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> pour(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pour(Socket socket) {
        byte[] block = new byte[BLOCK];
        try (socket) {
            socket.getInputStream().read(new byte[4096]);
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                socket.getOutputStream().write(block);
                poured.addAndGet(block.length);
            }
        } catch (IOException gone) {
            // the test is over
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
