package mgwc.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mgwc.gateway.backend.BackendAuthentication;
import mgwc.gateway.backend.Credential;
import mgwc.gateway.backend.Timeouts;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.secret.SecretException;
import mgwc.gateway.secret.SecretReader;
import mgwc.gateway.secret.SecretRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamsTest {

    private final Vertx vertx = Vertx.vertx();
    private final Upstreams upstreams = new Upstreams(vertx, new SecretReader());
    private final Lease old = new Lease();
    private final Lease next = new Lease();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        vertx.close();
    }

    private static UpstreamDefinition config(int weight, Optional<Path> password, Optional<Path> caFile) {
        return new UpstreamDefinition(
                password.map(path -> new BackendAuthentication(
                        Optional.of(
                                new BackendAuthentication.Basic(new SecretRef.FromFile(path.toString()), "gateway")),
                        Optional.empty())),
                List.of(new UpstreamDefinition.Address("east", "http://east.example", weight)),
                caFile.map(Path::toString),
                UpstreamDefinition.LoadBalancing.ROUND_ROBIN,
                new Timeouts(1, 2, 3));
    }

    private static UpstreamDefinition config(int weight) {
        return config(weight, Optional.empty(), Optional.empty());
    }

    @Test
    void aReloadKeepsAnUpstreamThatIsConfiguredAsBefore() throws Exception {
        var before = upstreams.get("api/production", config(1), old);

        assertThat(upstreams.get("api/production", config(1), next)).isSameAs(before);
        assertThat(upstreams.get("api/production", config(2), next)).isNotSameAs(before);
        assertThat(upstreams.get("api/sandbox", config(1), next)).isNotSameAs(before);
    }

    @Test
    void aRenewedSecretMakesItAnotherUpstream() throws Exception {
        Path password = Files.writeString(directory.resolve("password"), "one");
        var before = upstreams.get("api/production", config(1, Optional.of(password), Optional.empty()), old);
        assertThat(before.credential().orElseThrow().value().reveal()).isEqualTo("Basic Z2F0ZXdheTpvbmU=");
        assertThat(before.credential().toString()).contains("[redacted]").doesNotContain("Basic");

        Files.writeString(password, "two");
        var after = upstreams.get("api/production", config(1, Optional.of(password), Optional.empty()), next);
        assertThat(after).isNotSameAs(before);
    }

    @Test
    void aFileWithoutCertificatesIsRefusedBeforeAnybodyConnects() throws Exception {
        Path text = Files.writeString(directory.resolve("ca.pem"), "no certificate");

        assertThatThrownBy(() -> upstreams.get("api/production", config(1, Optional.empty(), Optional.of(text)), old))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessage("`caFile` of upstream `api/production` holds no certificates: `" + text + "`");
    }

    @Test
    void aSecretThatNoHeaderCanCarryIsRefusedWithoutShowingIt() throws Exception {
        Path key = Files.writeString(directory.resolve("key"), "s3cr\r\nt");
        var header = new BackendAuthentication.HeaderCredential("X-Key", new SecretRef.FromFile(key.toString()));
        var authentication = new BackendAuthentication(Optional.empty(), Optional.of(header));

        assertThatThrownBy(() -> Credential.of(authentication, new SecretReader()))
                .isInstanceOf(SecretException.class)
                .hasMessage("the secret from file `" + key + "` has a character that no header may have");
    }

    @Test
    void whatCannotBeReadIsRefusedByName() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(
                        () -> upstreams.get("api/production", config(1, Optional.empty(), Optional.of(missing)), old))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessage("`caFile` of upstream `api/production` cannot be read: `" + missing + "`");
        assertThatThrownBy(
                        () -> upstreams.get("api/production", config(1, Optional.of(missing), Optional.empty()), old))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageStartingWith("upstream `api/production` has no credentials: ");
    }
}
