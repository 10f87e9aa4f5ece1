package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopWatchTest {

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());

    @AfterEach
    void end() throws InterruptedException {
        assertThat(loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).await(10, TimeUnit.SECONDS))
                .isTrue();
    }

    private static void eventually(EventLoopWatch watch, int stalled) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (watch.stalled() != stalled) {
            assertThat(System.nanoTime()).as("%d loops are stalled", stalled).isLessThan(limit);
            Thread.sleep(10);
        }
    }

    @Test
    void aLoopThatDoesNotTurnIsStalledUntilItTurnsAgain() throws Exception {
        EventLoopWatch watch = new EventLoopWatch(Duration.ofSeconds(2));
        EventLoop blocked = loops.next();
        watch.watch(blocked);
        watch.watch(loops.next());
        CountDownLatch block = new CountDownLatch(1);

        blocked.execute(() -> {
            try {
                block.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        eventually(watch, 1);
        block.countDown();

        eventually(watch, 0);
    }
}
