package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mgwc.gateway.admin.AdminServer;
import mgwc.gateway.admin.GatewayMetrics;
import mgwc.gateway.admin.Reloads;
import mgwc.gateway.edge.BodyLimits;
import mgwc.gateway.edge.HttpEdge;
import mgwc.gateway.lease.SharedResources;
import mgwc.gateway.reload.ProcessSettings;
import mgwc.gateway.reload.Reloader;
import mgwc.gateway.route.CamelEngine;
import mgwc.gateway.route.EdgeEngine;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    @Test
    void aGatewayWithAStalledEventLoopIsNotReady() throws Exception {
        AtomicInteger stalled = new AtomicInteger();
        Vertx vertx = Vertx.vertx();
        EdgeEngine engine = new EdgeEngine();
        CamelEngine camel = CamelEngine.start(engine);
        GatewayMetrics metrics = new GatewayMetrics();
        HttpEdge edge = new HttpEdge(vertx, BodyLimits.ofThisProcess(), metrics.unmatched());
        try (HttpClient client = HttpClient.newHttpClient();
                Reloader reloader = new Reloader(
                        Path.of("none"),
                        camel.context(),
                        engine,
                        edge,
                        List.of(),
                        new SharedResources(),
                        metrics,
                        next -> ProcessSettings.Change.NOTHING)) {
            AdminServer admin =
                    new AdminServer(vertx, reloader, metrics, new Reloads(reloader, metrics), List::of, stalled::get);
            int port = admin.listen("127.0.0.1", 0)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ready"))
                    .build();
            admin.ready(true);
            assertThat(client.send(ready, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);

            stalled.set(1);
            assertThat(client.send(ready, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(503);

            stalled.set(0);
            assertThat(client.send(ready, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        } finally {
            camel.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
