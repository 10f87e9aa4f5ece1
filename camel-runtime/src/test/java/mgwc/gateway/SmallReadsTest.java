package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SmallReadsTest {

    private static final int LENGTH = 8 << 20;

    @Test
    void noReadTakesMoreThanSixteenKibibytes() throws Exception {
        AtomicInteger largest = new AtomicInteger();
        CompletableFuture<Integer> received = new CompletableFuture<>();
        Vertx vertx = Vertx.builder().withTransport(new SmallReads()).build();
        try {
            NetServer server = vertx.createNetServer()
                    .connectHandler(socket -> {
                        AtomicInteger total = new AtomicInteger();
                        socket.handler(buffer -> {
                            largest.accumulateAndGet(buffer.length(), Math::max);
                            if (total.addAndGet(buffer.length()) == LENGTH) {
                                received.complete(LENGTH);
                            }
                        });
                    })
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
                client.getOutputStream().write(new byte[LENGTH]);

                assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(LENGTH);
            }
            assertThat(largest.get()).isEqualTo(16 * 1024);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
