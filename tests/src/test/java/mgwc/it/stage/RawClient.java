package mgwc.it.stage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Sends bytes as they are, malformed or not, and reads what comes back. */
public final class RawClient {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) [A-Z]");
    private static final int LONGEST_SILENCE_MILLIS = 10_000;

    private RawClient() {}

    /**
     * What came back.
     *
     * @param text all bytes as ISO-8859-1 text
     * @param closed whether the other side closed the connection
     */
    public record Answer(String text, boolean closed) {

        /** The statuses of the responses, in their order. */
        public int[] statuses() {
            Matcher matcher = STATUS.matcher(text);
            return matcher.results()
                    .flatMapToInt(result -> IntStream.of(Integer.parseInt(result.group(1))))
                    .toArray();
        }

        /** The status of the first response, 0 when there is none. */
        public int status() {
            int[] statuses = statuses();
            return statuses.length == 0 ? 0 : statuses[0];
        }

        public String head() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? text : text.substring(0, end + 2);
        }
    }

    /** Sends text as ISO-8859-1 and reads until the other side closes the connection, or is silent for too long. */
    public static Answer exchange(URI server, String text) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            write(socket, text);
            return read(socket);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException refusedBeforeTheEnd) {
            // what the other side said before it closed is still to be read
        }
    }

    private static Answer read(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        boolean closed = false;
        socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
        try {
            for (int count = socket.getInputStream().read(buffer);
                    count >= 0;
                    count = socket.getInputStream().read(buffer)) {
                bytes.write(buffer, 0, count);
            }
            closed = true;
        } catch (SocketTimeoutException open) {
            closed = false;
        } catch (SocketException reset) {
            closed = true;
        }
        return new Answer(bytes.toString(StandardCharsets.ISO_8859_1), closed);
    }
}
