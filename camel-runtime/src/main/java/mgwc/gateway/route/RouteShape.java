package mgwc.gateway.route;

import java.util.ArrayList;
import java.util.List;
import mgwc.gateway.release.GatewayConfig.Api;
import mgwc.gateway.release.GatewayConfig.ApiOperation;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.release.StepCatalogue;
import mgwc.release.StepEntry;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;

/**
 * What a route is made of: where it begins and the steps it has. Nothing but steps of the catalogue in the order of the
 * catalogue is accepted, so that a release cannot bring in any other component, expression or language of Camel.
 *
 * @param id in the release
 * @param from endpoint URI without its parameters
 */
record RouteShape(String file, String id, String from, List<StepEntry> steps) {

    RouteShape {
        steps = List.copyOf(steps);
    }

    /** @param route of a {@link RouteFile}, in which every step is a {@code to} */
    static RouteShape of(String file, RouteDefinition route) throws ReleaseRefused {
        String id = String.valueOf(route.getId());
        List<StepEntry> steps = new ArrayList<>();
        for (ProcessorDefinition<?> output : route.getOutputs()) {
            String uri = ((ToDefinition) output).getEndpointUri();
            StepEntry step = StepCatalogue.findByUri(uri)
                    .orElseThrow(
                            () -> refused(file, id, "has the step `" + uri + "`, which this gateway does not have"));
            if (!steps.isEmpty() && position(step) <= position(steps.getLast())) {
                throw refused(
                        file,
                        id,
                        "has the step `" + step.name() + "` behind `"
                                + steps.getLast().name() + "`, which is not the order of steps");
            }
            steps.add(step);
        }
        String from = route.getInput().getEndpointUri();
        int parameters = from.indexOf('?');
        return new RouteShape(file, id, parameters < 0 ? from : from.substring(0, parameters), steps);
    }

    private static int position(StepEntry step) {
        return StepCatalogue.STEPS.indexOf(step);
    }

    /** Refuses operations that the route does not fit; above all those that it would serve unguarded. */
    void check(DeclaredRoutes routes) throws ReleaseRefused {
        DeclaredRoutes.Declared declared = routes.get(id);
        if (declared == null) {
            throw refused(file, id, "belongs to no API of `gateway.json`");
        }
        Api api = declared.api();
        if (!from.equals("platform-http:" + api.basePath())) {
            throw refused(
                    file, id, "begins at `" + from + "` and not at the base path `" + api.basePath() + "` of its API");
        }
        for (ApiOperation operation : declared.operations()) {
            check(operation);
        }
    }

    private void check(ApiOperation operation) throws ReleaseRefused {
        List<StepEntry> needed = StepCatalogue.inOrder(operation.steps().keySet());
        if (needed.equals(steps)) {
            return;
        }
        for (StepEntry step : needed) {
            if (!steps.contains(step)) {
                throw refused(
                        file,
                        id,
                        "lacks the step `" + step.name() + "`"
                                + (StepCatalogue.isGuard(step.name()) ? ", which guards" : " of") + " its operation `"
                                + operation.id() + "`");
            }
        }
        for (StepEntry step : steps) {
            if (!needed.contains(step)) {
                throw refused(
                        file,
                        id,
                        "has the step `" + step.name() + "`, which its operation `" + operation.id() + "` lacks");
            }
        }
    }

    private static ReleaseRefused refused(String file, String id, String fact) {
        return new ReleaseRefused(
                "route `" + id + "` in `" + file + "` " + fact,
                "build the release again with `mgwc build` of the version that runs it");
    }
}
