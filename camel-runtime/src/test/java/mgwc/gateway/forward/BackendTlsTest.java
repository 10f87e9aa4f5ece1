package mgwc.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendTlsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @TempDir
    private static Path directory;

    private static Identity localhost;
    private static Identity stranger;

    @BeforeAll
    static void issue() throws Exception {
        localhost = Identity.of("localhost", directory);
        stranger = Identity.of("stranger.example", directory);
    }

    private static RawBackend serving(Identity identity, RawBackend.Script script) throws Exception {
        SSLContext context = identity.context();
        return new RawBackend(gateway -> script.play(gateway.serveTls(context)));
    }

    private static ForwardingEdge.Setup to(RawBackend backend) {
        return new ForwardingEdge.Setup(List.of("https://localhost:" + backend.port()));
    }

    @Test
    void aBackendThatProvesItsNameIsToldTheNameAndTheRequest() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (var backend = serving(localhost, tls -> {
                    seen.add(tls.serverNames().getFirst());
                    while (true) {
                        seen.add(tls.readHead());
                        tls.send(OK);
                    }
                });
                var edge = to(backend).trusting(localhost).start()) {
            assertThat(edge.get("/base/x").text()).isEqualTo("ok");
            assertThat(edge.get("/base/y").text()).isEqualTo("ok");

            assertThat(seen.take()).isEqualTo("localhost");
            assertThat(seen.take()).startsWith("GET /x HTTP/1.1\r\nhost: localhost:" + backend.port());
            assertThat(seen.take()).startsWith("GET /y HTTP/1.1");
            assertThat(backend.connections()).isEqualTo(1);
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNotAccepted() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (var backend = serving(localhost, tls -> seen.add(tls.readHead()));
                var trustingOthers = to(backend).trusting(stranger).start();
                var trustingThePlatform = to(backend).start()) {
            for (var edge : List.of(trustingOthers, trustingThePlatform)) {
                var answer = edge.get("/base/x");
                assertThat(answer.status()).isEqualTo(502);
                assertThat(answer.text()).contains("\"code\":101503").doesNotContain("ertif", "PKIX", "localhost");
            }
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void aTrustedCertificateForAnotherHostIsNotAccepted() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (var backend = serving(stranger, tls -> seen.add(tls.readHead()));
                var edge = to(backend).trusting(stranger).start()) {
            assertThat(edge.get("/base/x").status()).isEqualTo(502);
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void aBackendThatNeverFinishesTheHandshakeIs504() throws Exception {
        try (var backend = new RawBackend(gateway -> gateway.in().transferTo(OutputStream.nullOutputStream()));
                var edge = to(backend)
                        .trusting(localhost)
                        .timeouts(300, 10_000, 10_000)
                        .start()) {
            assertThat(edge.get("/base/x").status()).isEqualTo(504);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyThatEndsWithTheConnectionIsCompleteOnlyIfTlsSaysThatItEnded(boolean closedByTls) throws Exception {
        SSLContext context = localhost.context();
        try (var backend = new RawBackend(gateway -> {
                    var tls = gateway.serveTls(context);
                    tls.readHead();
                    tls.send("HTTP/1.1 200 OK\r\n\r\nhalf or whole");
                    if (closedByTls) {
                        tls.close();
                    }
                });
                var edge = to(backend).trusting(localhost).start()) {
            var answer = edge.get("/base/x");

            assertThat(answer.complete()).isEqualTo(closedByTls);
            assertThat(edge.ended().truncated()).isEqualTo(!closedByTls);
        }
    }
}
