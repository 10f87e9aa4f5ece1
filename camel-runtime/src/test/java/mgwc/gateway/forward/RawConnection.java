package mgwc.gateway.forward;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One end of a TCP connection on which a test says exactly what it means, byte by byte. */
final class RawConnection implements AutoCloseable {

    /**
     * A response as it came over the wire.
     *
     * @param complete whether it ended where its framing says, and not before
     */
    record Answer(int status, List<String> headers, byte[] body, boolean complete) {

        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }

        List<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static RawConnection to(int port) throws IOException {
        return new RawConnection(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Goes on as the server of a TLS session; what is sent here afterwards is not part of it. */
    RawConnection serveTls(SSLContext context) throws IOException {
        var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
        tls.setUseClientMode(false);
        tls.startHandshake();
        return new RawConnection(tls);
    }

    /** The server names that the client of the TLS session asked for. */
    List<String> serverNames() {
        var session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
        return session.getRequestedServerNames().stream()
                .map(name -> ((SNIHostName) name).getAsciiName())
                .toList();
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    OutputStream out() {
        return out;
    }

    InputStream in() {
        return in;
    }

    /** The next head, up to and with its empty line. */
    String readHead() throws IOException {
        var head = new ByteArrayOutputStream();
        while (true) {
            String line = readLine();
            head.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            if (line.isEmpty()) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
    }

    String readLine() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("after `" + line + "`");
            }
            line.append((char) b);
        }
        if (line.isEmpty() || line.charAt(line.length() - 1) != '\r') {
            throw new IOException("line without CR: `" + line + "`");
        }
        return line.substring(0, line.length() - 1);
    }

    String read(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("after " + bytes.length + " of " + count);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Reads and forgets so many bytes, or all until the end; tells how many there were. */
    long drain(long most) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long read = 0;
        while (read < most) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, most - read));
            if (count < 0) {
                break;
            }
            read += count;
        }
        return read;
    }

    /** The body of a chunked message. */
    String readChunks() throws IOException {
        var body = new StringBuilder();
        while (true) {
            int size = Integer.parseInt(readLine(), 16);
            body.append(read(size));
            if (!readLine().isEmpty()) {
                throw new IOException("chunk is longer than it says");
            }
            if (size == 0) {
                return body.toString();
            }
        }
    }

    Answer readAnswer() throws IOException {
        return readAnswer(false);
    }

    Answer readAnswer(boolean toHead) throws IOException {
        String[] lines = readHead().split("\r\n");
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        List<String> headers = new ArrayList<>(List.of(lines).subList(1, lines.length));
        var answer = new Answer(status, headers, new byte[0], true);
        if (toHead || status < 200 || status == 204 || status == 304) {
            return answer;
        }
        var body = new ByteArrayOutputStream();
        boolean complete;
        try {
            complete = readBody(answer, body);
        } catch (IOException cut) {
            complete = false;
        }
        return new Answer(status, headers, body.toByteArray(), complete);
    }

    private boolean readBody(Answer head, ByteArrayOutputStream body) throws IOException {
        if (!head.header("transfer-encoding").isEmpty()) {
            body.writeBytes(readChunks().getBytes(StandardCharsets.ISO_8859_1));
            return true;
        }
        List<String> length = head.header("content-length");
        if (length.isEmpty()) {
            in.transferTo(body);
            return true;
        }
        int announced = Integer.parseInt(length.getFirst());
        for (int i = 0; i < announced; i++) {
            int b = in.read();
            if (b < 0) {
                return false;
            }
            body.write(b);
        }
        return true;
    }

    /** Whether nothing comes for so long; what comes is left to be read. */
    boolean isSilentFor(Duration time) throws IOException {
        int patience = socket.getSoTimeout();
        socket.setSoTimeout((int) time.toMillis());
        in.mark(1);
        try {
            in.read();
            in.reset();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } finally {
            socket.setSoTimeout(patience);
        }
    }

    /** Whether the other side ended the connection, in order or not; waits for something to happen. */
    boolean ended() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Ends it in a way that says something went wrong. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
