package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mgwc.gateway.release.ReleaseOnDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadUnderLoadTest {

    private static final int CALLERS = 8;
    private static final int RELOADS = 20;

    @TempDir
    Path directory;

    EchoBackend east;
    EchoBackend west;
    ReleaseOnDisk release;
    RunningGateway gateway;
    HttpClient client;

    @BeforeEach
    void start() throws Exception {
        east = new EchoBackend("east");
        west = new EchoBackend("west");
        release = ReleaseOnDisk.copyOf("pizza", directory.resolve("release"))
                .write("keys/corporate.jwks.json", new TokenIssuer().keys())
                .withBackendAt(east.url())
                .replace("gateway.json", "[{\"api\": \"pizza-v1\", \"scope\": \"api\", \"tier\": \"Gold\"}]", "[]")
                .withResponseTimeout(30_000)
                .withSpoolIn(directory.resolve("spool"))
                .seal();
        gateway = RunningGateway.start(GatewayArguments.of(release.directory()));
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterEach
    void stop() {
        gateway.stop(Duration.ofSeconds(5));
        east.close();
        west.close();
        client.close();
    }

    @Test
    void noRequestFailsWhileReleasesComeAndGo() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    call(failures);
                    answered.incrementAndGet();
                }
            }));
        }
        for (int i = 1; i <= RELOADS; i++) {
            int before = answered.get();
            // every second time the routes are new ones; every time the backend is the other one
            release.edit("gateway.json", this::swapBackend);
            if (i % 2 == 0) {
                release.edit("routes/pizza-v1.camel.yaml", yaml -> yaml + "# changed\n");
            }
            assertThat(reload(release).statusCode()).isEqualTo(200);
            while (answered.get() < before + CALLERS) {
                Thread.onSpinWait();
            }
        }
        over.set(true);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(failures).isEmpty();
        assertThat(answered.get()).isGreaterThanOrEqualTo(RELOADS * CALLERS);
    }

    @Test
    void aRequestInFlightEndsWhereItBegan() throws Exception {
        release.replace("gateway.json", "\"/specials\"", "\"/slow\"")
                .replace("gateway.json", "\"tiny\", \"usage\"", "\"gold\", \"usage\"");
        assertThat(reload(release).statusCode()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> slow =
                client.sendAsync(request("/pizza/v1/slow"), BodyHandlers.ofString());
        east.awaitSlow();

        release.edit("gateway.json", this::swapBackend)
                .edit("routes/pizza-v1.camel.yaml", yaml -> yaml + "# changed\n");
        assertThat(reload(release).statusCode()).isEqualTo(200);
        assertThat(client.send(request("/pizza/v1/menu"), BodyHandlers.ofString())
                        .body())
                .startsWith("west ");
        assertThat(slow).isNotDone();
        east.release();

        assertThat(slow.get().body()).isEqualTo("east /slow");
    }

    private String swapBackend(String json) {
        return json.contains(east.url()) ? json.replace(east.url(), west.url()) : json.replace(west.url(), east.url());
    }

    private void call(Queue<String> failures) {
        try {
            HttpResponse<String> response = client.send(request("/pizza/v1/menu"), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                failures.add(response.statusCode() + " " + response.body());
            }
        } catch (Exception e) {
            failures.add(e.toString());
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.listening().address() + path))
                .build();
    }

    private HttpResponse<String> reload(ReleaseOnDisk changed) throws Exception {
        changed.seal();
        return client.send(
                HttpRequest.newBuilder(URI.create(gateway.listening().adminAddress() + "/reload"))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
