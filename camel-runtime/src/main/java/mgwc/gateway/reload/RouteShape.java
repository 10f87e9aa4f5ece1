package mgwc.gateway.reload;

import java.util.ArrayList;
import java.util.List;
import mgwc.gateway.release.GatewayConfig.Api;
import mgwc.gateway.release.GatewayConfig.ApiOperation;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.step.StepComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;

/**
 * Whether a route is one the compiler writes: it begins at the base path of its API and has nothing but steps this
 * gateway has. A release cannot bring in any other component, expression or language of Camel.
 */
final class RouteShape {

    private static final String SCHEME = "platform-http:";
    private static final String AUTHENTICATE = "mgw-authenticate:";
    private static final String AUTHORIZE = "mgw-authorize:";

    private final CamelContext camel;
    private final String file;
    private final RouteDefinition route;

    private RouteShape(CamelContext camel, String file, RouteDefinition route) {
        this.camel = camel;
        this.file = file;
        this.route = route;
    }

    static void check(CamelContext camel, String file, RouteDefinition route, Api api, List<ApiOperation> operations)
            throws ReleaseRefused {
        RouteShape shape = new RouteShape(camel, file, route);
        String from = route.getInput().getEndpointUri();
        shape.that(
                from.equals(SCHEME + api.basePath()) || from.startsWith(SCHEME + api.basePath() + "?"),
                "begins at `" + from + "` and not at the base path `" + api.basePath() + "` of its API");
        List<String> steps = shape.steps();
        boolean guarded = steps.stream().anyMatch(step -> step.startsWith(AUTHENTICATE))
                && steps.stream().anyMatch(step -> step.startsWith(AUTHORIZE));
        for (ApiOperation operation : operations) {
            shape.that(
                    guarded || operation.issuers().isEmpty(),
                    "does not authenticate and authorize, which its operation `" + operation.id() + "` needs");
            shape.that(
                    !guarded || !operation.issuers().isEmpty(),
                    "authenticates, but its operation `" + operation.id() + "` trusts no issuer");
        }
    }

    private List<String> steps() throws ReleaseRefused {
        List<String> steps = new ArrayList<>();
        for (ProcessorDefinition<?> output : route.getOutputs()) {
            that(output instanceof ToDefinition, "has a `" + output.getShortName() + "`, which is not a step");
            String step = ((ToDefinition) output).getEndpointUri();
            that(exists(step), "has the step `" + step + "`, which this gateway does not have");
            steps.add(step);
        }
        return steps;
    }

    private boolean exists(String step) {
        int colon = step.indexOf(':');
        return colon > 0
                && camel.hasComponent(step.substring(0, colon)) instanceof StepComponent component
                && component.offers(step.substring(colon + 1));
    }

    private void that(boolean holds, String fact) throws ReleaseRefused {
        if (!holds) {
            throw new ReleaseRefused(
                    "route `" + route.getId() + "` in `" + file + "` " + fact,
                    "build the release again with `mgwc build` of the version that runs it");
        }
    }
}
