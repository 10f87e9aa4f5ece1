package mgwc.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mgwc.compiler.effective.Authentication;
import mgwc.compiler.plan.GatewayPlan.OperationPlan;
import mgwc.compiler.plan.GatewayPlan.RoutePlan;
import mgwc.compiler.plan.GatewayPlan.Step;
import mgwc.model.LoadBalancing;
import mgwc.value.ApiId;

/** Puts the operations of an API that go through the same steps into one route. */
final class Routes {

    private Routes() {}

    static List<RoutePlan> of(ApiId api, List<OperationPlan> operations) {
        SortedMap<String, List<OperationPlan>> byShape = new TreeMap<>();
        for (OperationPlan operation : operations) {
            byShape.computeIfAbsent(shape(steps(operation)), ignored -> new ArrayList<>())
                    .add(operation);
        }
        return byShape.entrySet().stream()
                .map(entry -> new RoutePlan(
                        api + "." + entry.getKey(), steps(entry.getValue().getFirst()), entry.getValue()))
                .toList();
    }

    /** Operations that go through other steps have another shape. */
    private static String shape(List<Step> steps) {
        String shape =
                steps.stream().map(Routes::mark).filter(mark -> !mark.isEmpty()).collect(Collectors.joining("-"));
        return shape.isEmpty() ? "anonymous" : shape;
    }

    /** What a step adds to the name of a shape; nothing when every operation has it, or has it with another one. */
    private static String mark(Step step) {
        return switch (step) {
            case Step.AuthenticateJwt ignored -> "jwt";
            case Step.Authorize ignored -> "";
            case Step.Throttle ignored -> "";
            case Step.Forward ignored -> "";
            case Step.Tap ignored -> "";
        };
    }

    private static List<Step> steps(OperationPlan operation) {
        List<Step> steps = new ArrayList<>();
        if (operation.authentication() == Authentication.REQUIRED) {
            steps.add(new Step.AuthenticateJwt());
            steps.add(new Step.Authorize());
        }
        steps.add(new Step.Throttle());
        steps.add(new Step.Forward(LoadBalancing.ROUND_ROBIN));
        steps.add(new Step.Tap());
        return steps;
    }
}
