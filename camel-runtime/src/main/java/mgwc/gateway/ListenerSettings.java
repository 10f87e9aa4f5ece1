package mgwc.gateway;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mgwc.gateway.edge.EdgeOptions;
import mgwc.gateway.release.GatewayConfig.Listener;
import mgwc.gateway.release.GatewayConfig.ListenerTls;
import mgwc.gateway.secret.SecretException;
import mgwc.gateway.secret.SecretReader;

/** The listener of a release with what the command line changes of it, and the certificate it names. */
record ListenerSettings(EdgeOptions options) {

    static ListenerSettings of(Listener listener, GatewayArguments arguments, SecretReader secrets) throws StartFailed {
        Optional<EdgeOptions.Tls> tls = Optional.empty();
        if (listener.tls().isPresent()) {
            tls = Optional.of(tls(listener.tls().get(), secrets));
        }
        return new ListenerSettings(new EdgeOptions(
                arguments.host().orElse(listener.host()),
                arguments.port().orElse(listener.port()),
                tls,
                EdgeOptions.DEFAULT_IDLE,
                EdgeOptions.DEFAULT_HEAD));
    }

    private static EdgeOptions.Tls tls(ListenerTls tls, SecretReader secrets) throws StartFailed {
        try {
            return new EdgeOptions.Tls(
                    Buffer.buffer(Files.readAllBytes(Path.of(tls.certificateFile()))),
                    Buffer.buffer(secrets.read(tls.privateKey()).reveal().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new StartFailed("the certificate `" + tls.certificateFile() + "` of the listener cannot be read");
        } catch (SecretException e) {
            throw new StartFailed("the private key of the listener cannot be had: " + e.getMessage());
        }
    }
}
