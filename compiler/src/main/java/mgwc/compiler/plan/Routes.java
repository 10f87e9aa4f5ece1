package mgwc.compiler.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.effective.Authentication;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.compiler.plan.GatewayPlan.RoutePlan;
import mgwc.value.ApiId;

/** Puts the operations of an API that go through the same steps into one route. */
final class Routes {

    private Routes() {}

    static List<RoutePlan> of(ApiId api, List<OperationPlan> operations) {
        SortedMap<String, RoutePlan> routes = new TreeMap<>();
        for (Authentication authentication : Authentication.values()) {
            Map<List<String>, List<OperationPlan>> byShape = byShape(operations, authentication);
            byShape.forEach((steps, ofShape) -> {
                String id = api + "." + shape(authentication, steps, byShape.keySet());
                routes.put(id, new RoutePlan(id, steps, ofShape));
            });
        }
        return List.copyOf(routes.values());
    }

    private static Map<List<String>, List<OperationPlan>> byShape(
            List<OperationPlan> operations, Authentication authentication) {
        Map<List<String>, List<OperationPlan>> byShape = new LinkedHashMap<>();
        for (OperationPlan operation : operations) {
            if (operation.authentication() == authentication) {
                byShape.computeIfAbsent(operation.steps().names(), steps -> new ArrayList<>())
                        .add(operation);
            }
        }
        return byShape;
    }

    /** What all shapes have in common says nothing, so a name holds only the steps that some of them lack. */
    private static String shape(Authentication authentication, List<String> steps, Collection<List<String>> allShapes) {
        StringBuilder shape = new StringBuilder(
                switch (authentication) {
                    case REQUIRED -> "jwt";
                    case NONE -> "anonymous";
                });
        steps.stream()
                .filter(step -> !allShapes.stream().allMatch(other -> other.contains(step)))
                .forEach(step -> shape.append('-').append(step));
        return shape.toString();
    }
}
