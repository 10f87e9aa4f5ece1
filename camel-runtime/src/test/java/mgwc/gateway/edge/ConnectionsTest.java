package mgwc.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import mgwc.gateway.forward.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are encrypted, and connections that are held open for nothing. */
class ConnectionsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void tlsCarriesHttp2AndHttp1(@TempDir Path directory) throws Exception {
        Identity localhost = Identity.of("localhost", directory);
        EdgeOptions.Tls tls =
                new EdgeOptions.Tls(Buffer.buffer(localhost.certificate()), Buffer.buffer(localhost.key()));
        try (EdgeOnTrial edge = new EdgeOnTrial(Optional.of(tls), LONG, LONG);
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(trusting(localhost.certificate()))
                        .build()) {
            for (Version version : Version.values()) {
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(URI.create("https://localhost:" + edge.port + "/shop/echo/%37?a=%20"));
                HttpResponse<String> answer = client.send(
                        request.version(version)
                                .POST(BodyPublishers.ofString("hello"))
                                .build(),
                        BodyHandlers.ofString());

                assertThat(answer.version()).isEqualTo(version);
                assertThat(answer.body()).isEqualTo("/shop/echo/7?a=%20 hello");

                HttpResponse<String> denied = client.send(
                        request.uri(URI.create("https://localhost:" + edge.port + "/shop/deny"))
                                .POST(BodyPublishers.ofByteArray(new byte[100_000]))
                                .build(),
                        BodyHandlers.ofString());

                assertThat(denied.statusCode()).isEqualTo(401);
            }
        }
    }

    @Test
    void aRequestHeadThatDripsInIsNotWaitedFor() throws Exception {
        try (EdgeOnTrial edge = new EdgeOnTrial(Optional.empty(), LONG, SHORT);
                RawConnection first = new RawConnection(edge.port);
                RawConnection second = new RawConnection(edge.port)) {
            dripUntilClosed(first.send("GET /shop/echo HTTP/1.1\r\n"));

            assertThat(second.get("GET /shop/echo HTTP/1.1\nHost: a").status()).isEqualTo(200);
            dripUntilClosed(second.send("GET /shop/echo HTTP/1.1\r\n"));
        }
    }

    @Test
    void aHeadThatComesInPiecesButInTimeIsServed() throws Exception {
        try (EdgeOnTrial edge = new EdgeOnTrial(Optional.empty(), LONG, LONG);
                RawConnection client = new RawConnection(edge.port)) {
            for (char octet : "POST /shop/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx".toCharArray()) {
                client.send(String.valueOf(octet));
            }

            assertThat(client.response().body()).isEqualTo("/shop/echo?null x");
        }
    }

    @Test
    void anIdleConnectionIsClosed() throws Exception {
        try (EdgeOnTrial edge = new EdgeOnTrial(Optional.empty(), SHORT, LONG);
                RawConnection client = new RawConnection(edge.port)) {
            assertThat(client.untilClosed()).isEmpty();
        }
    }

    @Test
    void aLimitThatGrowsHoldsForConnectionsThatAreOpen() throws Exception {
        Duration longer = SHORT.multipliedBy(5);
        try (EdgeOnTrial edge = new EdgeOnTrial(Optional.empty(), SHORT, LONG);
                RawConnection client = new RawConnection(edge.port)) {
            client.get("GET /shop/echo HTTP/1.1\nHost: a");
            long since = System.nanoTime();

            edge.edge.idle(longer);

            assertThat(client.untilClosed()).isEmpty();
            assertThat(System.nanoTime() - since)
                    .isGreaterThan(longer.minus(SHORT).toNanos());
        }
    }

    /** Sends an octet of a header field now and then; ends when the other side has had enough, or fails. */
    private static void dripUntilClosed(RawConnection client) throws Exception {
        Thread dripping = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    client.send("x");
                    Thread.sleep(10);
                }
            } catch (IOException | InterruptedException closed) {
                // that is what the test waits for
            }
        });
        assertThat(client.untilClosed()).isEmpty();
        dripping.interrupt();
    }

    private static SSLContext trusting(String certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "server",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
