package mgwc.compiler.emit;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mgwc.compiler.plan.GatewayPlan.ApiPlan;
import mgwc.compiler.plan.GatewayPlan.RoutePlan;
import mgwc.release.StepCatalogue;

/**
 * The routes of one API in Camel's YAML DSL.
 *
 * <p>Two things a user writes get here, the API's id and its base path. Both consist of characters that mean nothing to
 * YAML, to an endpoint URI ({@code ?}, {@code #}, {@code %}, {@code RAW()}), to Simple (<code>${}</code>) or to
 * property placeholders (<code>{{}}</code>), so nothing is escaped; anything else is a bug of the rules and throws.
 */
final class CamelRoutes {

    private static final Pattern INERT = Pattern.compile("[A-Za-z0-9/._~-]+");

    private CamelRoutes() {}

    static String yaml(ApiPlan api) {
        StringBuilder yaml = new StringBuilder();
        for (RoutePlan route : api.routes()) {
            String methods = route.operations().stream()
                    .map(operation -> operation.method().name())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(","));
            yaml.append("""
                    - route:
                        id: %s
                        errorHandler:
                          noErrorHandler: {}
                        from:
                          uri: platform-http:%s
                          parameters:
                            httpMethodRestrict: %s
                            matchOnUriPrefix: true
                          steps:
                    """.formatted(inert(route.id()), inert(api.basePath()), methods));
            StepCatalogue.inOrder(route.steps())
                    .forEach(step ->
                            yaml.append("        - to: ").append(step.uri()).append('\n'));
        }
        return yaml.toString();
    }

    private static String inert(String text) {
        if (!INERT.matcher(text).matches()) {
            throw new IllegalArgumentException("`" + text + "` cannot stand in a route");
        }
        return text;
    }
}
