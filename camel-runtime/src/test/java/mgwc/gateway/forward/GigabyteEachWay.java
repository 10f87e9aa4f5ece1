package mgwc.gateway.forward;

import java.io.IOException;
import java.io.InputStream;

/** Sends a gigabyte through a gateway to a caller and another one to a backend; run with a heap that holds neither. */
final class GigabyteEachWay {

    private static final long GIGABYTE = 1L << 30;
    private static final byte[] BLOCK = new byte[64 * 1024];

    private GigabyteEachWay() {}

    public static void main(String[] args) throws Exception {
        try (var backend = new RawBackend(gateway -> {
                    if (gateway.readHead().startsWith("GET")) {
                        gateway.send(
                                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + GIGABYTE + "\r\n\r\n");
                        send(gateway);
                    } else {
                        String read = Long.toString(receive(gateway.in()));
                        gateway.send("HTTP/1.1 200 OK\r\nContent-Length: " + read.length() + "\r\n\r\n" + read);
                    }
                });
                var edge = ForwardingEdge.to(backend).start();
                var down = edge.connect();
                var up = edge.connect()) {
            down.send("GET /base/x HTTP/1.1\r\nHost: a\r\n\r\n").readHead();
            long received = receive(down.in());
            up.send("POST /base/x HTTP/1.1\r\nHost: a\r\nContent-Length: " + GIGABYTE + "\r\n\r\n");
            send(up);
            System.out.println("down " + received + " up " + up.readAnswer().text());
        }
        System.exit(0);
    }

    private static void send(RawConnection to) throws IOException {
        for (long sent = 0; sent < GIGABYTE; sent += BLOCK.length) {
            to.out().write(BLOCK);
        }
    }

    private static long receive(InputStream from) throws IOException {
        byte[] buffer = new byte[BLOCK.length];
        long received = 0;
        while (received < GIGABYTE) {
            int n = from.read(buffer);
            if (n < 0) {
                break;
            }
            received += n;
        }
        return received;
    }
}
