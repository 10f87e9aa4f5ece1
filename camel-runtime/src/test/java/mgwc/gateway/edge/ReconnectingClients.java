package mgwc.gateway.edge;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that open a connection for each request, until nothing listens any more. */
final class ReconnectingClients {

    private static final long LIMIT_NANOS = 30_000_000_000L;

    private final int port;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();

    private ReconnectingClients(int port) {
        this.port = port;
    }

    static ReconnectingClients of(int count, int port) {
        ReconnectingClients clients = new ReconnectingClients(port);
        for (int i = 0; i < count; i++) {
            clients.threads.add(Thread.ofPlatform().daemon().start(clients::call));
        }
        return clients;
    }

    private void call() {
        long limit = System.nanoTime() + LIMIT_NANOS;
        while (System.nanoTime() < limit) {
            try (RawConnection connection = new RawConnection(port)) {
                if (connection.get("GET /shop/echo HTTP/1.1\nHost: a").status() == 200) {
                    answered.incrementAndGet();
                }
            } catch (ConnectException refused) {
                return;
            } catch (IOException e) {
                lost.add(e.toString());
            }
        }
        lost.add("somebody listens after " + LIMIT_NANOS + " ns");
    }

    /** Waits until so many requests are answered. */
    void awaitAnswers(int count) {
        long limit = System.nanoTime() + LIMIT_NANOS;
        while (answered.get() < count) {
            if (System.nanoTime() > limit) {
                throw new AssertionError(answered + " answers of " + count);
            }
            Thread.onSpinWait();
        }
    }

    /** Waits until nothing listens; why requests got no response though their connection was accepted. */
    List<String> lost() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(lost);
    }
}
