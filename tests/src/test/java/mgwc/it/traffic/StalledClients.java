package mgwc.it.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Clients that ask for more than they take, or send more than the backend takes. */
final class StalledClients implements AutoCloseable {

    private static final int SMALL_WINDOW = 4096;
    private static final int STREAMS = 100;
    private static final byte[] BLOCK = new byte[64 * 1024];

    private final URI gateway;
    private final SSLContext tls;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    StalledClients(URI gateway, SSLContext tls) {
        this.gateway = gateway;
        this.tls = tls;
    }

    private SSLSocket connect(String protocol) throws IOException {
        Socket tcp = new Socket();
        tcp.setReceiveBufferSize(SMALL_WINDOW);
        tcp.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        connections.add(tcp);
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(tcp, "localhost", gateway.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {protocol});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Asks for a body and reads nothing. */
    void readNothing(String path) throws IOException {
        connect("http/1.1").getOutputStream().write(ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    /** Sends a body for as long as somebody takes it. */
    void upload(String path) throws IOException {
        SSLSocket socket = connect("http/1.1");
        Thread.ofVirtual().start(() -> {
            try {
                socket.getOutputStream()
                        .write(ascii(
                                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n"));
                while (true) {
                    socket.getOutputStream().write(BLOCK);
                }
            } catch (IOException closed) {
                // the gateway refused it, or the test is over
            }
        });
    }

    /** Asks for a body on each of 100 streams that may not send anything (RFC 9113 section 6.5.2). */
    void streamsWithoutWindow(String path) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes(ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        byte[] noWindow = {0, 4, 0, 0, 0, 0};
        frame(frames, 4, 0, 0, noWindow);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] {(byte) 0x82, (byte) 0x87});
        literal(head, ":path", path);
        literal(head, ":authority", "localhost");
        for (int stream = 0; stream < STREAMS; stream++) {
            frame(frames, 1, 5, 2 * stream + 1, head.toByteArray());
        }
        connect("h2").getOutputStream().write(frames.toByteArray());
    }

    private static void frame(ByteArrayOutputStream to, int type, int flags, int stream, byte[] payload) {
        ByteBuffer head = ByteBuffer.allocate(9);
        head.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream);
        to.writeBytes(head.array());
        to.writeBytes(payload);
    }

    /** A field that enters no table (RFC 7541 section 6.2.2). */
    private static void literal(ByteArrayOutputStream to, String name, String value) {
        to.write(0);
        to.write(name.length());
        to.writeBytes(ascii(name));
        to.write(value.length());
        to.writeBytes(ascii(value));
    }

    @Override
    public void close() {
        for (Socket connection : connections) {
            try {
                connection.close();
            } catch (IOException gone) {
                // it is closed then
            }
        }
    }
}
