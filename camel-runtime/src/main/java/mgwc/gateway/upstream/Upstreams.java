package mgwc.gateway.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import mgwc.gateway.backend.BackendPool;
import mgwc.gateway.backend.Credential;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.lease.Shared;
import mgwc.gateway.release.AuthorityFile;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.secret.SecretException;
import mgwc.gateway.secret.SecretReader;

/**
 * The upstreams in use. One that is configured alike in two generations is the same one, so that a reload keeps its
 * connections and its turns.
 */
public final class Upstreams {

    /** All that an upstream is made of: a renewed secret or authority makes it another one. */
    private record Key(
            String name, UpstreamDefinition config, Optional<Credential> credential, Optional<Buffer> authorities) {}

    private final Shared<Key, Upstream> shared;
    private final SecretReader secrets;

    public Upstreams(Vertx vertx, SecretReader secrets) {
        this.secrets = secrets;
        this.shared = new Shared<>(
                key -> new Upstream(
                        vertx, key.name(), key.config(), key.credential(), key.authorities(), BackendPool.Size.DEFAULT),
                Upstream::close);
    }

    /**
     * The upstream for a configuration, with connections until the last lease on it ends. Reads secrets and files, so
     * not to be called on an event loop.
     *
     * @throws ReleaseRefused if the secret of the authentication or the file of trusted authorities cannot be read
     */
    public Upstream get(String name, UpstreamDefinition config, Lease lease) throws ReleaseRefused {
        return shared.get(new Key(name, config, credential(name, config), authorities(name, config.caFile())), lease);
    }

    private Optional<Credential> credential(String name, UpstreamDefinition config) throws ReleaseRefused {
        if (config.authentication().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Credential.of(config.authentication().get(), secrets));
        } catch (SecretException e) {
            throw new ReleaseRefused(
                    "upstream `" + name + "` has no credentials: " + e.getMessage(),
                    "make the secret available to the gateway's process and start or reload again");
        }
    }

    private static Optional<Buffer> authorities(String name, Optional<String> caFile) throws ReleaseRefused {
        return caFile.isEmpty()
                ? Optional.empty()
                : Optional.of(Buffer.buffer(AuthorityFile.read(caFile.get(), "upstream `" + name + "`")));
    }
}
