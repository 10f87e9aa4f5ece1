package mgwc.gateway.reload;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mgwc.gateway.edge.Generation;
import mgwc.gateway.edge.GenerationBuilder;
import mgwc.gateway.edge.HttpEdge;
import mgwc.gateway.edge.OperationRoute;
import mgwc.gateway.edge.RequestListenerFactory;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.lease.SharedResources;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.GatewayConfig;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseReader;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.request.Operation;
import mgwc.gateway.request.TrustedProxies;
import mgwc.gateway.route.CamelRoutes;
import mgwc.gateway.route.EdgeEngine;
import mgwc.gateway.step.StepModule;
import org.apache.camel.model.ModelCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Brings releases into service. The next generation is built beside the one that serves, takes over with one write, and
 * the old one is given up when its last request has ended; a release that cannot be built changes nothing.
 */
public final class Reloader implements AutoCloseable {

    private final Path directory;
    private final EdgeEngine engine;
    private final HttpEdge edge;
    private final List<StepModule<?>> modules;
    private final SharedResources shared;
    private final RequestListenerFactory listeners;
    private final ProcessSettings settings;
    private final CamelRoutes routes;
    private final ExecutorService cleaner = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("generation-end").factory());
    private Lease serving = new Lease();
    private volatile @Nullable Current current;

    /** @param number counts the generations of this process, from 1 */
    public record Current(int number, Release release) {}

    /**
     * @param directory is read anew for each generation
     * @param modules of all steps there are
     * @param settings are asked about every release but the first
     */
    public Reloader(
            Path directory,
            ModelCamelContext camel,
            EdgeEngine engine,
            HttpEdge edge,
            List<StepModule<?>> modules,
            SharedResources shared,
            RequestListenerFactory listeners,
            ProcessSettings settings) {
        this.directory = directory;
        this.engine = engine;
        this.edge = edge;
        this.modules = modules;
        this.shared = shared;
        this.listeners = listeners;
        this.settings = settings;
        this.routes = new CamelRoutes(camel);
    }

    /** What is served; nothing before the first release. */
    public @Nullable Current current() {
        return current;
    }

    /**
     * Serves what is in the directory now, with the settings of the process that it names. Blocks while files, secrets
     * and keys are read and routes are started.
     *
     * @throws ReleaseRefused if it cannot be served, or needs a restart; what was served before still is
     */
    public synchronized Current reload() throws ReleaseRefused {
        Release next = ReleaseReader.read(directory);
        return serve(next, settings.prepare(next));
    }

    /** Serves the release that the process was started with. */
    public Current serve(Release release) throws ReleaseRefused {
        return serve(release, ProcessSettings.Change.NOTHING);
    }

    private synchronized Current serve(Release release, ProcessSettings.Change change) throws ReleaseRefused {
        Current before = current;
        int number = before == null ? 1 : before.number() + 1;
        Lease lease = new Lease();
        Generation next;
        try {
            next = generation(release, number, lease);
            change.apply();
        } catch (ReleaseRefused | RuntimeException e) {
            lease.close();
            throw e;
        }
        Lease replaced = serving;
        serving = lease;
        Current now = new Current(number, release);
        current = now;
        edge.publish(next).thenRunAsync(replaced::close, cleaner);
        return now;
    }

    /** Gives up what is served; to be called when no request comes any more. */
    @Override
    public synchronized void close() {
        cleaner.close();
        serving.close();
    }

    private Generation generation(Release release, int number, Lease lease) throws ReleaseRefused {
        GenerationBuilder generation = new GenerationBuilder();
        Map<String, String> camelIds = routes.start(release, number, lease);
        try {
            Targets targets = Targets.of(release, modules, shared, lease);
            generation.trustedProxies(trustedProxies(release.gateway().listener()));
            generation.listener(targets.ofListener());
            release.gateway().apis().forEach((id, api) -> {
                generation.api(id, api.basePath(), targets.of(api));
                if (api.allowEncodedSlashes().orElse(false)) {
                    generation.allowEncodedSlashes(id);
                }
            });
            for (Targets.Served served : targets.operations()) {
                Operation operation = served.operation();
                String camelId = camelIds.get(operation.routeId());
                OperationRoute route = camelId == null ? null : engine.route(camelId);
                if (route == null) {
                    throw refused("route `" + operation.routeId() + "` of `gateway.json` is in no file under `routes`");
                }
                generation.serve(
                        served.method(),
                        operation,
                        served.styles(),
                        served.steps(),
                        route,
                        listeners.of(operation, lease));
            }
        } catch (IllegalArgumentException e) {
            // values that each are fine and together are not, such as two issuers of one name
            throw refused(String.valueOf(e.getMessage()));
        }
        return generation.build();
    }

    private static TrustedProxies trustedProxies(GatewayConfig.Listener listener) throws ReleaseRefused {
        if (listener.trustedProxies().isEmpty()) {
            return TrustedProxies.NOBODY;
        }
        GatewayConfig.TrustedProxies proxies = listener.trustedProxies().get();
        try {
            return proxies.hops().isPresent()
                    ? TrustedProxies.ofHops(proxies.hops().get())
                    : TrustedProxies.ofNetworks(proxies.networks().orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw ConfigPath.ROOT.field("listener").field("trustedProxies").wrong("cannot be used: " + e.getMessage());
        }
    }

    private static ReleaseRefused refused(String reason) {
        return new ReleaseRefused(reason, "build the release again with `mgwc build` of this version");
    }
}
