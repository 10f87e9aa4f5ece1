package mgwc.gateway;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mgwc.gateway.edge.EdgeOptions;
import mgwc.gateway.edge.HttpEdge;
import mgwc.gateway.release.GatewayConfig;
import mgwc.gateway.release.GatewayConfig.Listener;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.reload.ProcessSettings;
import mgwc.gateway.secret.SecretReader;
import mgwc.gateway.upstream.UpstreamDefinition;

/**
 * The settings of a gateway that runs. A release may renew the certificate of its listener; where the gateway listens
 * and where its spool is were decided when it started.
 */
final class RunningSettings implements ProcessSettings {

    private static final long RENEWAL_SECONDS = 10;

    private final GatewayArguments arguments;
    private final Vertx vertx;
    private final HttpEdge edge;
    private final SecretReader secrets;
    private final Map<String, String> started;

    /** @param config of the release that the gateway starts with */
    RunningSettings(
            GatewayConfig config, GatewayArguments arguments, Vertx vertx, HttpEdge edge, SecretReader secrets) {
        this.arguments = arguments;
        this.vertx = vertx;
        this.edge = edge;
        this.secrets = secrets;
        this.started = fixed(config);
    }

    @Override
    public Change prepare(Release release) throws ReleaseRefused {
        GatewayConfig next = release.gateway();
        List<String> changed = new ArrayList<>();
        fixed(next).forEach((setting, value) -> {
            String running = started.get(setting);
            if (running != null && !value.equals(running)) {
                changed.add("`" + setting + "` from `" + running + "` to `" + value + "`");
            }
        });
        if (!changed.isEmpty()) {
            throw new ReleaseRefused(
                    "a reload cannot change " + String.join(" and ", changed), "restart the gateway with this release");
        }
        Duration idle = ListenerSettings.idle(
                release.definitions().all(UpstreamDefinition.KIND).values());
        Optional<EdgeOptions.Tls> renewed = next.listener().tls().isPresent()
                ? Optional.of(certificate(next.listener().tls().get()))
                : Optional.empty();
        return () -> {
            if (renewed.isPresent()) {
                renew(renewed.get());
            }
            edge.idle(idle);
        };
    }

    private EdgeOptions.Tls certificate(GatewayConfig.ListenerTls tls) throws ReleaseRefused {
        try {
            return ListenerCertificate.read(tls, secrets, vertx);
        } catch (StartFailed e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
    }

    private void renew(EdgeOptions.Tls tls) throws ReleaseRefused {
        try {
            edge.renew(tls).toCompletionStage().toCompletableFuture().get(RENEWAL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unusable("the certificate of the listener cannot be used");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unusable("interrupted");
        }
    }

    private static ReleaseRefused unusable(String reason) {
        return new ReleaseRefused(reason, "correct the file, then reload");
    }

    /** What only a start decides, by its name in the release. An option of the command line wins over the release. */
    private Map<String, String> fixed(GatewayConfig config) {
        Map<String, String> fixed = new LinkedHashMap<>();
        Listener listener = config.listener();
        if (arguments.host().isEmpty()) {
            fixed.put("listener.host", listener.host());
        }
        if (arguments.port().isEmpty()) {
            fixed.put("listener.port", Integer.toString(listener.port()));
        }
        fixed.put("listener.tls", listener.tls().isPresent() ? "present" : "absent");
        if (arguments.adminHost().isEmpty()) {
            fixed.put("admin.host", config.admin().host());
        }
        if (arguments.adminPort().isEmpty()) {
            fixed.put("admin.port", Integer.toString(config.admin().port()));
        }
        fixed.put("analytics.enabled", Boolean.toString(config.analytics().enabled()));
        if (config.analytics().enabled()) {
            fixed.put("analytics.spoolDirectory", config.analytics().spoolDirectory());
        }
        return fixed;
    }
}
