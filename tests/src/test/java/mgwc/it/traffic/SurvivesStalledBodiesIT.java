package mgwc.it.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import mgwc.it.stage.Gateway;
import mgwc.it.stage.RawBackend;
import mgwc.it.stage.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients and backends that do not read cost their API a 503, and the other APIs nothing. */
class SurvivesStalledBodiesIT {

    private static final String PASSWORD = "stalled";
    private static final Pattern REFUSED = Pattern.compile("(?m)^mgwc_bodies_refused_total (\\S+)$");

    @TempDir
    private Path scratch;

    private SSLContext tls;
    private HttpClient client;

    @Test
    void stalledBodiesOnLittleMemoryStopNoOtherApi() throws Exception {
        stall("-XX:MaxDirectMemorySize=8m", 60, 1, 0);
    }

    @Test
    @Tag("thorough")
    void hundredsOfStalledBodiesStopNoOtherApi() throws Exception {
        stall("", 600, 3, 300);
    }

    private void stall(String javaOptions, int readers, int http2Connections, int uploads) throws Exception {
        makeCertificate();
        try (StallingBackend stalling = StallingBackend.listen();
                RawBackend quick = RawBackend.answering(RawBackend.OK);
                Gateway gateway = Gateway.start(release(stalling, quick), scratch.resolve("gateway"), javaOptions)) {
            try (StalledClients clients = new StalledClients(gateway.api(), tls)) {
                for (int i = 0; i < readers; i++) {
                    clients.readNothing("/slow/v1/body");
                }
                for (int i = 0; i < http2Connections; i++) {
                    clients.streamsWithoutWindow("/slow/v1/body");
                }
                for (int i = 0; i < uploads; i++) {
                    clients.upload("/uploads/v1/body");
                }
                eventually("the next reader is refused", gateway, () -> {
                    clients.readNothing("/slow/v1/body");
                    assertThat(get(gateway, "/fast/v1/body").statusCode()).isEqualTo(200);
                    return refused(gateway) > 0;
                });
                assertThat(gateway.isReady()).isTrue();
            }
            eventually("the API answers again", gateway, () -> {
                HttpResponse<byte[]> answer = get(gateway, "/slow/v1/body");
                return answer.statusCode() == 200 && answer.body().length == StallingBackend.LENGTH;
            });
            assertThat(get(gateway, "/fast/v1/body").statusCode()).isEqualTo(200);
            assertThat(gateway.log()).contains("bodies refused: ").doesNotContain("\n\tat ");
        }
    }

    private static void eventually(String what, Gateway gateway, Callable<Boolean> condition) throws Exception {
        long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("%s\n%s", what, gateway.log()).isLessThan(limit);
            Thread.sleep(50);
        }
    }

    private static double refused(Gateway gateway) {
        Matcher count = REFUSED.matcher(gateway.adminGet("/metrics").body());
        return count.find() ? Double.parseDouble(count.group(1)) : 0;
    }

    private HttpResponse<byte[]> get(Gateway gateway, String path) throws IOException, InterruptedException {
        URI uri = URI.create("https://localhost:" + gateway.api().getPort() + path);
        return client.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofByteArray());
    }

    private Path release(StallingBackend stalling, RawBackend quick) {
        Map<String, ?> values = Map.of(
                "CERTIFICATE", scratch.resolve("tls.crt"),
                "KEY", scratch.resolve("tls.key"),
                "SLOW", stalling.port(),
                "UPLOADS", stalling.port(),
                "FAST", quick.port());
        return Workspace.copyOf("stalled", scratch.resolve("workspace"), values)
                .build("test", scratch.resolve("release"));
    }

    private void makeCertificate() throws Exception {
        Path store = scratch.resolve("tls.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "tls",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        writePem("CERTIFICATE", keys.getCertificate("tls").getEncoded(), "tls.crt");
        writePem("PRIVATE KEY", keys.getKey("tls", PASSWORD.toCharArray()).getEncoded(), "tls.key");
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("tls", keys.getCertificate("tls"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private void writePem(String type, byte[] der, String file) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Path pem = Files.writeString(
                scratch.resolve(file), "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
        Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-------"));
    }
}
