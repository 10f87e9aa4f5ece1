package mgwc.it.stage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A backend that keeps every request as the bytes it came in and answers each with the same bytes. Understands as much
 * HTTP as is needed to find the end of a well-formed request.
 */
public final class RawBackend implements AutoCloseable {

    /** What a plain, good backend answers. */
    public static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok";

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> fragments = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile byte[] answer;

    private RawBackend(ServerSocket socket, String answer) {
        this.socket = socket;
        this.answer = latin1(answer);
    }

    public static RawBackend answering(String response) {
        try {
            RawBackend backend = new RawBackend(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), response);
            Thread.ofVirtual().start(backend::accept);
            return backend;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    /** Answers {@code 200} with its own name as the body. */
    public static RawBackend named(String name) {
        return answering(
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + name.length() + "\r\n\r\n" + name);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The requests since the last {@link #forget}, each as ISO-8859-1 text of its bytes. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What came of requests that never ended. */
    public List<String> fragments() {
        return List.copyOf(fragments);
    }

    /** Waits until no request is half here, and starts anew. */
    public void forget() {
        long deadline = System.nanoTime() + 5_000_000_000L;
        while (begun.get() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        requests.clear();
        fragments.clear();
    }

    public void answer(String response) {
        answer = latin1(response);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (connection) {
            InputStream in = connection.getInputStream();
            while (readRequest(in, bytes)) {
                requests.add(text(bytes));
                bytes.reset();
                begun.decrementAndGet();
                byte[] response = answer;
                if (response.length == 0) {
                    return;
                }
                connection.getOutputStream().write(response);
                connection.getOutputStream().flush();
            }
        } catch (IOException gone) {
            connections.remove(connection);
        }
        if (bytes.size() > 0) {
            fragments.add(text(bytes));
            begun.decrementAndGet();
        }
    }

    /** Whether there was a whole one. */
    private boolean readRequest(InputStream in, ByteArrayOutputStream bytes) throws IOException {
        if (!readUntil("\r\n\r\n", in, bytes)) {
            return false;
        }
        String head = text(bytes);
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            int expected = Integer.parseInt(length.group(1));
            byte[] body = in.readNBytes(expected);
            bytes.writeBytes(body);
            return body.length == expected;
        }
        return !head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked\r\n")
                || readUntil("\r\n0\r\n\r\n", in, bytes);
    }

    private boolean readUntil(String end, InputStream in, ByteArrayOutputStream bytes) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (bytes.size() == 0) {
                begun.incrementAndGet();
            }
            bytes.write(next);
            if (next == '\n' && text(bytes).endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
