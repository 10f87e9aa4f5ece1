package mgwc.gateway.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.release.Digest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Camel routes that are started. Those of a file whose bytes stay the same stay as they are from one generation to
 * the next; those of a changed file are started beside the old ones, under ids that end in the number of their
 * generation, and the old ones go when the last generation that uses them has ended.
 */
public final class CamelRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(CamelRoutes.class);
    private static final String FOLDER = "routes/";

    private final ModelCamelContext camel;
    private final Map<Source, Started> started = new HashMap<>();

    /** A route file by its contents. */
    private record Source(String file, Digest digest) {}

    private static final class Started {
        private final Map<String, RouteShape> shapes;
        private int holders;

        /** @param shapes by id in Camel */
        Started(Map<String, RouteShape> shapes) {
            this.shapes = shapes;
        }
    }

    public CamelRoutes(ModelCamelContext camel) {
        this.camel = camel;
    }

    /**
     * Has the routes of a release started, for as long as the lease runs.
     *
     * @return id in Camel by route id of the release
     */
    public synchronized Map<String, String> start(Release release, int generation, Lease lease) throws ReleaseRefused {
        DeclaredRoutes declared = DeclaredRoutes.of(release.gateway());
        Map<String, String> ids = new HashMap<>();
        for (String file : new TreeSet<>(release.files().keySet())) {
            if (file.startsWith(FOLDER)) {
                Source source = new Source(
                        file, Objects.requireNonNull(release.manifest().files().get(file)));
                Started routes = started.get(source);
                if (routes == null) {
                    routes = new Started(startFile(release, file, declared, generation));
                    started.put(source, routes);
                } else {
                    // the file is the same, but the operations may not be
                    for (RouteShape shape : routes.shapes.values()) {
                        shape.check(declared);
                    }
                }
                routes.holders++;
                lease.onEnd(() -> release(source));
                routes.shapes.forEach((camelId, shape) -> ids.put(shape.id(), camelId));
            }
        }
        return ids;
    }

    private synchronized void release(Source source) {
        Started routes = started.get(source);
        if (routes != null && --routes.holders == 0) {
            started.remove(source);
            routes.shapes.keySet().forEach(this::remove);
        }
    }

    private Map<String, RouteShape> startFile(Release release, String file, DeclaredRoutes declared, int generation)
            throws ReleaseRefused {
        Map<String, RouteShape> shapes = new HashMap<>();
        List<RouteDefinition> definitions = parse(file, release.file(file));
        for (RouteDefinition route : definitions) {
            RouteShape shape = RouteShape.of(file, route);
            shape.check(declared);
            String id = shape.id() + "@g" + generation;
            shapes.put(id, shape);
            route.setId(id);
        }
        try {
            // addRouteDefinitions would first look for each among all routes there are, though ids are never used twice
            camel.startRouteDefinitions(definitions);
        } catch (Exception e) {
            shapes.keySet().forEach(this::remove);
            throw refused(file, "cannot be started", e);
        }
        return shapes;
    }

    private List<RouteDefinition> parse(String file, byte[] yaml) throws ReleaseRefused {
        RouteFile.check(file, yaml);
        try {
            Resource resource = ResourceHelper.fromBytes(file, yaml);
            RoutesLoader loader = PluginHelper.getRoutesLoader(camel);
            List<RouteDefinition> routes = new ArrayList<>();
            for (var builder : loader.findRoutesBuilders(resource)) {
                routes.addAll(((RouteBuilder) builder).configureRoutes(camel).getRoutes());
            }
            return routes;
        } catch (Exception e) {
            throw refused(file, "is not Camel YAML", e);
        }
    }

    private void remove(String id) {
        try {
            if (camel.getRoute(id) != null) {
                camel.getRouteController().stopRoute(id);
                camel.removeRoute(id);
            }
        } catch (Exception e) {
            LOG.warn("route `{}` could not be removed: {}", id, e.toString());
        }
    }

    private static ReleaseRefused refused(String file, String fact, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new ReleaseRefused(
                "`" + file + "` " + fact + ": " + message, "build the release again with `mgwc build` of this version");
    }
}
