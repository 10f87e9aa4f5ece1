package mgwc.it.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers each GET with a large body, and never reads the body of a POST. */
final class StallingBackend implements AutoCloseable {

    /** The length of a body in bytes, far more than two connections hold. */
    static final int LENGTH = 20 << 20;

    private static final byte[] BLOCK = new byte[64 * 1024];

    private final ServerSocket socket;

    private StallingBackend(ServerSocket socket) {
        this.socket = socket;
    }

    static StallingBackend listen() {
        try {
            StallingBackend backend = new StallingBackend(new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(backend::accept);
            return backend;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket connection) {
        try {
            while (true) {
                String head = readHead(connection.getInputStream());
                if (!head.startsWith("GET ")) {
                    return; // the connection stays open
                }
                OutputStream out = connection.getOutputStream();
                out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + LENGTH + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                for (int sent = 0; sent < LENGTH; sent += BLOCK.length) {
                    out.write(BLOCK);
                }
            }
        } catch (IOException gone) {
            // the gateway does not want the rest
        }
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        return head.toString();
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
