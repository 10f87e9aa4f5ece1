package mgwc.it.lifecycle;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A backend that keeps a request until it is told to answer. */
final class HeldBackend implements AutoCloseable {

    private final HttpServer server;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private HeldBackend(HttpServer server) {
        this.server = server;
    }

    static HeldBackend listen() {
        try {
            HeldBackend backend =
                    new HeldBackend(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            backend.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            backend.server.createContext("/", exchange -> {
                backend.arrived.countDown();
                await(backend.released);
                exchange.sendResponseHeaders(200, 4);
                exchange.getResponseBody().write("late".getBytes(StandardCharsets.US_ASCII));
                exchange.close();
            });
            backend.server.start();
            return backend;
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    void awaitRequest() {
        await(arrived);
    }

    void release() {
        released.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing came in 30 s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
    }
}
