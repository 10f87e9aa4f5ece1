package mgwc.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import mgwc.gateway.forward.Identity;
import mgwc.gateway.release.ReleaseOnDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reload does with the settings of the process: it applies them, or refuses the release and says why. */
class ReloadsSettingsTest {

    @TempDir
    static Path identities;

    static Identity first;
    static Identity second;
    static String keys;

    @TempDir
    Path directory;

    ReleaseOnDisk release;
    RunningGateway gateway;
    HttpClient client;

    @BeforeAll
    static void issue() throws Exception {
        first = Identity.of("first", identities);
        second = Identity.of("second", identities);
        keys = new TokenIssuer().keys();
    }

    @BeforeEach
    void writeRelease() throws Exception {
        client = HttpClient.newHttpClient();
        present(first.certificate(), first.key());
        release = ReleaseOnDisk.copyOf("pizza", directory.resolve("release"))
                .write("keys/corporate.jwks.json", keys)
                .withSpoolIn(directory.resolve("spool"));
    }

    @AfterEach
    void stop() {
        if (gateway != null) {
            gateway.stop(Duration.ofSeconds(5));
        }
        client.close();
    }

    @Test
    void aRenewedCertificateIsPresentedAfterTheReload() throws Exception {
        startEncrypted();
        try (SSLSocket before = connect()) {
            assertThat(name(before)).isEqualTo("CN=first");
            present(second.certificate(), second.key());

            assertThat(reload().statusCode()).isEqualTo(200);

            try (SSLSocket after = connect()) {
                assertThat(name(after)).isEqualTo("CN=second");
                assertThat(after.getApplicationProtocol()).isEqualTo("h2");
            }
            assertThat(before.getSession().isValid()).isTrue();
        }
    }

    @Test
    void theReleaseMayNameOtherFiles() throws Exception {
        startEncrypted();
        Files.writeString(directory.resolve("other.pem"), second.certificate());
        Files.writeString(directory.resolve("other.key"), second.key());
        release.replace("gateway.json", "server.pem", "other.pem")
                .replace("gateway.json", "server.key", "other.key")
                .seal();

        assertThat(reload().statusCode()).isEqualTo(200);

        try (SSLSocket after = connect()) {
            assertThat(name(after)).isEqualTo("CN=second");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.pem | rubbish                     | expected PEM
            server.pem | -----BEGIN CERTIFICATE----- | expected PEM
            server.pem |                             | cannot be read
            server.key | rubbish                     | expected PEM
            server.key |                             | does not exist
            """)
    void aCertificateThatCannotBeUsedLeavesTheOneBefore(String file, String text, String reason) throws Exception {
        startEncrypted();
        if (text == null) {
            Files.delete(directory.resolve(file));
        } else {
            Files.writeString(directory.resolve(file), text);
        }

        HttpResponse<String> reload = reload();

        assertThat(reload.statusCode()).isEqualTo(422);
        assertThat(reload.body()).contains(reason, "correct the file").doesNotContain("Exception");
        try (SSLSocket after = connect()) {
            assertThat(name(after)).isEqualTo("CN=first");
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefusedAtTheReloadAndAtTheStart() throws Exception {
        startEncrypted();
        present(second.certificate(), first.key());

        assertThat(reload().body()).contains("the private key of the listener is not the key of the certificate");

        try (SSLSocket after = connect()) {
            assertThat(name(after)).isEqualTo("CN=first");
        }
        StartFailed failed = catchThrowableOfType(
                StartFailed.class, () -> RunningGateway.start(GatewayArguments.of(release.directory())));
        assertThat(failed).hasMessageStartingWith("the private key of the listener is not the key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "listener": {"host": "127.0.0.1", "port": 0 | "listener": {"host": "127.0.0.1", "port": 8443 | `listener.port` from `0` to `8443`
            "listener": {"host": "127.0.0.1"            | "listener": {"host": "0.0.0.0"                 | `listener.host` from `127.0.0.1` to `0.0.0.0`
            "admin": {"host": "127.0.0.1", "port": 0    | "admin": {"host": "127.0.0.1", "port": 9443    | `admin.port` from `0` to `9443`
            "admin": {"host": "127.0.0.1"               | "admin": {"host": "::1"                        | `admin.host` from `127.0.0.1` to `::1`
            "enabled": true                             | "enabled": false                               | `analytics.enabled` from `true` to `false`
            /spool"                                     | /spool-2"                                      | `analytics.spoolDirectory` from
            """)
    void aSettingThatNeedsARestartIsRefusedByItsName(String old, String now, String reason) throws Exception {
        start(GatewayArguments.of(release.seal().directory()));
        String before = gateway.digest();
        release.replace("gateway.json", old, now).seal();

        HttpResponse<String> reload = reload();

        assertThat(reload.statusCode()).isEqualTo(422);
        assertThat(reload.body()).contains("a reload cannot change " + reason, "restart the gateway with this release");
        assertThat(gateway.digest()).isEqualTo(before);
    }

    @Test
    void encryptionNeedsARestart() throws Exception {
        start(GatewayArguments.of(release.seal().directory()));
        encrypt();

        assertThat(reload().body()).contains("`listener.tls` from `absent` to `present`");
    }

    @Test
    void anOptionOfTheCommandLineWinsOverTheReleaseInAReloadToo() throws Exception {
        start(new GatewayArguments(
                release.seal().directory(),
                Optional.of("127.0.0.1"),
                Optional.of(0),
                Optional.of("127.0.0.1"),
                Optional.of(0),
                false));
        release.replace("gateway.json", "\"host\": \"127.0.0.1\", \"port\": 0", "\"host\": \"10.0.0.1\", \"port\": 80")
                .seal();

        assertThat(reload().statusCode()).isEqualTo(200);
    }

    private void present(String certificate, String key) throws Exception {
        Files.writeString(directory.resolve("server.pem"), certificate);
        Files.writeString(directory.resolve("server.key"), key);
    }

    private void startEncrypted() throws Exception {
        encrypt();
        start(GatewayArguments.of(release.directory()));
    }

    private void encrypt() {
        String tls = "\"listener\": {\"tls\": {\"certificateFile\": \"" + directory.resolve("server.pem")
                + "\", \"privateKey\": {\"file\": \"" + directory.resolve("server.key") + "\"}}, ";
        release.replace("gateway.json", "\"listener\": {", tls).seal();
    }

    private void start(GatewayArguments arguments) throws Exception {
        gateway = RunningGateway.start(arguments);
    }

    private HttpResponse<String> reload() throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(gateway.listening().adminAddress() + "/reload"))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private SSLSocket connect() throws Exception {
        return TlsSocket.open(gateway.listening().port(), "h2", "http/1.1");
    }

    private static String name(SSLSocket socket) throws Exception {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }
}
