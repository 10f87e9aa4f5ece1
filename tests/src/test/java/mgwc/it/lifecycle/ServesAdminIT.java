package mgwc.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Releases;
import mgwc.it.stage.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators ask a gateway, on a port that callers of APIs do not reach. */
class ServesAdminIT {

    private static final RawBackend BACKEND = RawBackend.answering(RawBackend.OK);
    private static Gateway gateway;
    private static Path release;

    @BeforeAll
    static void open(@TempDir Path scratch) {
        gateway = new Shop().with("PRODUCTION", BACKEND.port()).open(scratch);
        release = scratch.resolve("release");
    }

    @AfterAll
    static void close() {
        gateway.close();
        BACKEND.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready"})
    void gatewayIsAliveAndReady(String path) {
        assertThat(gateway.adminGet(path).statusCode()).isEqualTo(200);
    }

    @Test
    void releaseIsToldByItsDigest() throws Exception {
        JsonNode told = new ObjectMapper().readTree(gateway.adminGet("/release").body());

        assertThat(told.path("digest").asText()).isEqualTo(Releases.digest(release));
        assertThat(told.path("environment").asText()).isEqualTo("test");
    }

    @Test
    void metricsCountRequestsByApi() {
        gateway.get("/shop/v1/open/door");

        assertThat(gateway.adminGet("/metrics").body())
                .containsPattern("(?m)^[a-z_]*requests[a-z_]*\\{[^}]*api=\"shop-v1\"[^}]*} [1-9]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready", "/metrics", "/release", "/reload", "/drain"})
    void callersOfApisDoNotReachIt(String path) {
        assertThat(gateway.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void unknownPathIs404AndWrongMethodIs405() {
        assertThat(gateway.adminGet("/nothing").statusCode()).isEqualTo(404);
        assertThat(gateway.adminGet("/reload").statusCode()).isEqualTo(405);
    }
}
