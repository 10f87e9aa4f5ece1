package mgwc.gateway.route;

import java.util.ArrayList;
import java.util.List;
import mgwc.gateway.release.GatewayConfig.Api;
import mgwc.gateway.release.GatewayConfig.ApiOperation;
import mgwc.gateway.release.ReleaseRefused;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;

/**
 * What a route is made of: where it begins and the steps it has. Nothing but steps of this gateway is accepted, so that
 * a release cannot bring in any other component, expression or language of Camel.
 *
 * @param id in the release
 * @param from endpoint URI without its parameters
 */
record RouteShape(String file, String id, String from, List<String> steps) {

    private static final String AUTHENTICATE = "mgw-authenticate:";
    private static final String AUTHORIZE = "mgw-authorize:";
    private static final String FORWARD = "mgw-forward:";

    RouteShape {
        steps = List.copyOf(steps);
    }

    static RouteShape of(CamelContext camel, String file, RouteDefinition route) throws ReleaseRefused {
        String id = String.valueOf(route.getId());
        if (route.getInput() == null) {
            throw refused(file, id, "has no `from`");
        }
        List<String> steps = new ArrayList<>();
        for (ProcessorDefinition<?> output : route.getOutputs()) {
            if (!(output instanceof ToDefinition to)) {
                throw refused(file, id, "has a `" + output.getShortName() + "`, which is not a step");
            }
            if (!exists(camel, to.getEndpointUri())) {
                throw refused(file, id, "has the step `" + to.getEndpointUri() + "`, which this gateway does not have");
            }
            steps.add(to.getEndpointUri());
        }
        String from = route.getInput().getEndpointUri();
        int parameters = from.indexOf('?');
        return new RouteShape(file, id, parameters < 0 ? from : from.substring(0, parameters), steps);
    }

    private static boolean exists(CamelContext camel, String step) {
        int colon = step.indexOf(':');
        return colon > 0
                && camel.hasComponent(step.substring(0, colon)) instanceof StepComponent component
                && component.offers(step.substring(colon + 1));
    }

    /** Refuses operations that the route does not fit; above all those it would serve without asking for a token. */
    void check(DeclaredRoutes routes) throws ReleaseRefused {
        DeclaredRoutes.Declared declared = routes.get(id);
        if (declared == null) {
            throw refused(file, id, "belongs to no API of `gateway.json`");
        }
        check(declared.api(), declared.operations());
    }

    private void check(Api api, List<ApiOperation> operations) throws ReleaseRefused {
        if (!from.equals("platform-http:" + api.basePath())) {
            throw refused(
                    file, id, "begins at `" + from + "` and not at the base path `" + api.basePath() + "` of its API");
        }
        boolean guarded = isGuarded();
        for (ApiOperation operation : operations) {
            if (!guarded && !operation.issuers().isEmpty()) {
                throw refused(
                        file,
                        id,
                        "does not authenticate and authorize, which its operation `" + operation.id() + "` needs");
            }
            if (guarded && operation.issuers().isEmpty()) {
                throw refused(file, id, "authenticates, but its operation `" + operation.id() + "` trusts no issuer");
            }
        }
    }

    /** Whether a request reaches a back end only after its token and what it allows were looked at. */
    private boolean isGuarded() {
        int authenticate = indexOf(AUTHENTICATE);
        int authorize = indexOf(AUTHORIZE);
        int forward = indexOf(FORWARD);
        return authenticate >= 0 && authenticate < authorize && (forward < 0 || authorize < forward);
    }

    private int indexOf(String component) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).startsWith(component)) {
                return i;
            }
        }
        return -1;
    }

    private static ReleaseRefused refused(String file, String id, String fact) {
        return new ReleaseRefused(
                "route `" + id + "` in `" + file + "` " + fact,
                "build the release again with `mgwc build` of the version that runs it");
    }
}
