package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import mgwc.gateway.edge.RawConnection;
import mgwc.gateway.edge.RawConnection.Response;
import mgwc.gateway.release.ReleaseOnDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API at {@code /} with a wildcard, a parameter of style matrix and encoded slashes, up to its backend. */
class ServedPathsTest {

    @TempDir
    Path directory;

    EchoBackend backend;
    RunningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        backend = new EchoBackend("east");
        ReleaseOnDisk release = ReleaseOnDisk.copyOf("pizza", directory.resolve("release"))
                .write("keys/corporate.jwks.json", new TokenIssuer().keys())
                .withBackendAt(backend.url())
                .withSpoolIn(directory.resolve("spool"))
                .replace(
                        "gateway.json",
                        "\"basePath\": \"/pizza/v1\"",
                        "\"allowEncodedSlashes\": true, \"basePath\": \"/\"")
                .replace(
                        "gateway.json",
                        "\"path\": \"/menu\",",
                        "\"path\": \"/{at}/*\", \"styles\": {\"at\": \"matrix\"},")
                .replace("gateway.json", "\"path\": \"/specials\",", "\"path\": \"/*\",")
                .replace("gateway.json", "\"tiny\", \"usage\"", "\"gold\", \"usage\"")
                .edit("routes/pizza-v1.camel.yaml", text -> text.replace("platform-http:/pizza/v1", "platform-http:/"))
                .seal();
        gateway = RunningGateway.start(GatewayArguments.of(release.directory()));
    }

    @AfterEach
    void stop() {
        gateway.stop(Duration.ofSeconds(5));
        backend.close();
    }

    @Test
    void aWildcardServesTheRestOfThePath() throws Exception {
        assertThat(get("/").body()).isEqualTo("east /");
        assertThat(get("/a/b%20c/").body()).isEqualTo("east /a/b%20c/");
        assertThat(get("/a//b").status()).isEqualTo(404);
    }

    @Test
    void anEncodedSlashReachesTheBackendAsItIs() throws Exception {
        assertThat(get("/group%2fproject?x=%2f").body()).isEqualTo("east /group%2Fproject?x=%2f");
        assertThat(get("/group%2F..%2Fproject").status()).isEqualTo(400);
        assertThat(get("/group%252Fproject").status()).isEqualTo(400);
    }

    @Test
    void aParameterAfterASemicolonIsServedOnlyWhereItsStyleIsMatrix() throws Exception {
        assertThat(get("/;at=1,2/map").body()).isEqualTo("east /;at=1,2/map");
        assertThat(get("/;at=1;at=2").body()).isEqualTo("east /;at=1;at=2");
        assertThat(get("/a;at=1/map").status()).isEqualTo(400);
        assertThat(get("/map/;at=1").status()).isEqualTo(400);
    }

    @Test
    void thePathDecidesBeforeTheMethod() throws Exception {
        // `GET /orders/{orderId}` needs a token, and `GET /*` does not
        assertThat(get("/orders/7").status()).isEqualTo(401);
        assertThat(get("/orders").status()).isEqualTo(405);
        assertThat(get("/orders").headers()).containsEntry("allow", "POST");
    }

    private Response get(String target) throws Exception {
        try (RawConnection client = new RawConnection(gateway.listening().port())) {
            return client.get("GET " + target + " HTTP/1.1\nHost: shop.example");
        }
    }
}
