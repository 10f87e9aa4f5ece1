package mgwc.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The child is a shell script; its admin port is played by this test. */
class GatewayProcessTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final AtomicInteger readyAfter = new AtomicInteger();
    private HttpServer admin;

    @BeforeEach
    void start() throws IOException {
        admin = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        admin.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(readyAfter.decrementAndGet() < 0 ? 200 : 503, -1);
            exchange.close();
        });
        admin.createContext("/reload", exchange -> {
            byte[] reason = "broken".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 409 : 405, reason.length);
            exchange.getResponseBody().write(reason);
            exchange.close();
        });
        admin.start();
    }

    @AfterEach
    void stop() {
        admin.stop(0);
    }

    @Test
    void waitsUntilTheGatewaySaysItIsReady() throws Exception {
        readyAfter.set(3);
        try (GatewayProcess gateway = start("echo up; exec sleep 60")) {
            assertThat(gateway.awaitReady(LONG)).isTrue();
            assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("up");
        }
    }

    @Test
    void reportsTheDeathOfTheGatewayWithItsLastWords() throws Exception {
        readyAfter.set(Integer.MAX_VALUE);
        try (GatewayProcess gateway = start("echo 'port 8080 is taken' >&2; exit 3")) {
            assertThat(gateway.awaitReady(LONG)).isFalse();
            assertThat(gateway.ended().get(30, TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(lines).containsExactly("port 8080 is taken");
        }
    }

    @Test
    void passesOnWhyAReloadWasRefused() throws Exception {
        try (GatewayProcess gateway = start("exec sleep 60")) {
            assertThat(gateway.reload()).isEqualTo(new GatewayProcess.Answer(409, "broken"));
        }
    }

    @Test
    void asksTheGatewayToStop() throws Exception {
        Path stopped = folder.resolve("stopped");
        GatewayProcess gateway =
                start("trap 'echo bye; : >stopped; exit 0' TERM; echo up; while :; do sleep 0.05; done");
        assertThat(lines.poll(30, TimeUnit.SECONDS)).isEqualTo("up");

        gateway.close();

        assertThat(stopped).exists();
        assertThat(gateway.ended().get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void saysThatTheProgramIsNotThere() {
        assertThatThrownBy(() -> GatewayProcess.start(
                        List.of(folder.resolve("nothing").toString()),
                        Map.of(),
                        folder,
                        URI.create("http://x"),
                        lines::add))
                .isInstanceOf(IOException.class);
    }

    private GatewayProcess start(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.sh"), script);
        return GatewayProcess.start(
                List.of("sh", file.toString()),
                Map.of(),
                folder,
                URI.create("http://127.0.0.1:" + admin.getAddress().getPort()),
                lines::add);
    }
}
