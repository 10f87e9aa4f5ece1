package mgwc.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A backend that answers with its name and the path; below {@code /slow} not before {@link #release}. */
final class EchoBackend implements AutoCloseable {

    private final HttpServer server;
    private final String name;
    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch waiting = new CountDownLatch(1);

    EchoBackend(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/slow")) {
                waiting.countDown();
                slow.await();
            }
            byte[] body = (name + " " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns when a slow request has come. */
    void awaitSlow() throws InterruptedException {
        waiting.await();
    }

    void release() {
        slow.countDown();
    }

    @Override
    public void close() {
        slow.countDown();
        server.stop(0);
    }
}
