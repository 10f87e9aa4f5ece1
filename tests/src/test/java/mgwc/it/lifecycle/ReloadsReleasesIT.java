package mgwc.it.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Releases;
import mgwc.it.stage.Shop;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running gateway takes up the release that stands in its directory, or keeps the last good one. */
class ReloadsReleasesIT {

    private final RawBackend backend = RawBackend.answering(RawBackend.OK);

    @TempDir
    Path scratch;

    private Workspace workspace;
    private Path release;
    private Gateway gateway;

    @BeforeEach
    void open() {
        workspace = new Shop().with("PRODUCTION", backend.port()).workspace(scratch);
        release = workspace.build("test", scratch.resolve("release"));
        gateway = Gateway.start(release, scratch.resolve("gateway"));
    }

    @AfterEach
    void close() {
        gateway.close();
        backend.close();
    }

    @Test
    void goodReleaseIsTakenUpWithoutAFailedRequest() throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger good = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Thread caller = Thread.ofVirtual().start(() -> {
            while (!stop.get()) {
                (gateway.get("/shop/v1/open/door").statusCode() == 200 ? good : failed).incrementAndGet();
            }
        });
        workspace.edit("apis/shop/v1/openapi.yaml", "  /metered:\n", "  /measured:\n");
        workspace.build("test", release);

        HttpResponse<String> reload = gateway.adminPost("/reload");

        assertThat(reload.statusCode()).as(reload.body()).isEqualTo(200);
        int before = good.get();
        while (good.get() < before + 20 && failed.get() == 0) {
            Thread.onSpinWait();
        }
        stop.set(true);
        caller.join();
        assertThat(failed).hasValue(0);
        assertThat(gateway.get("/shop/v1/measured").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/shop/v1/metered").statusCode()).isEqualTo(404);
        assertThat(gateway.adminGet("/release").body()).contains(Releases.digest(release));
    }

    @Test
    void brokenReleaseLeavesTheLastGoodOneServing() {
        String running = Releases.digest(release);
        Releases.write(release.resolve("gateway.json"), "{}".getBytes(UTF_8));

        HttpResponse<String> reload = gateway.adminPost("/reload");

        assertThat(reload.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(reload.body()).contains("gateway.json");
        assertThat(gateway.get("/shop/v1/open/door").statusCode()).isEqualTo(200);
        assertThat(gateway.adminGet("/release").body()).contains(running);
        assertThat(gateway.isReady()).isTrue();

        workspace.build("test", release);
        assertThat(gateway.adminPost("/reload").statusCode()).isEqualTo(200);
    }

    @Test
    void limitThatDidNotChangeKeepsItsCount() {
        gateway.get("/shop/v1/metered");
        gateway.get("/shop/v1/metered");
        workspace.edit("apis/shop/v1/openapi.yaml", "Late", "Later than late");
        workspace.edit("apis/shop/v1/api.yaml", "response: 300ms", "response: 400ms");
        workspace.build("test", release);
        gateway.adminPost("/reload");

        assertThat(gateway.get("/shop/v1/metered").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/shop/v1/metered").statusCode()).isEqualTo(429);
    }
}
