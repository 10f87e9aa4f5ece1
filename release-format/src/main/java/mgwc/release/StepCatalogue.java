package mgwc.release;

import static mgwc.release.StepLevel.API;
import static mgwc.release.StepLevel.LISTENER;
import static mgwc.release.StepLevel.OPERATION;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Every step that a release may name. The order of the list is the order in which the request phases run; response
 * phases run the other way round. Compiler, gateway and every emitted route are tested against it.
 */
public final class StepCatalogue {

    public static final List<StepEntry> STEPS = List.of(
            new StepEntry("cors", "origins", List.of(API, OPERATION), List.of(), false),
            new StepEntry("authenticate", "jwt", List.of(OPERATION), List.of(), true),
            new StepEntry("authorize", "scopes", List.of(OPERATION), List.of("authenticate"), true),
            new StepEntry("throttle", "local", List.of(OPERATION), List.of(), true),
            new StepEntry("headers", "edit", List.of(API, OPERATION), List.of(), true),
            new StepEntry("forward", "upstream", List.of(OPERATION), List.of("authenticate", "authorize"), true),
            new StepEntry("usage", "spool", List.of(LISTENER, API, OPERATION), List.of(), true));

    private StepCatalogue() {}

    public static Optional<StepEntry> find(String name) {
        for (StepEntry step : STEPS) {
            if (step.name().equals(name)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** The step that a route names by its Camel endpoint, compared exactly. */
    public static Optional<StepEntry> findByUri(String uri) {
        for (StepEntry step : STEPS) {
            if (step.uri().equals(uri)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** The steps with these names in the order in which they run. Names that the catalogue lacks are left out. */
    public static List<StepEntry> inOrder(Collection<String> names) {
        return STEPS.stream().filter(step -> names.contains(step.name())).toList();
    }

    /** Whether the step guards another one, and so belongs only to operations that require authentication. */
    public static boolean isGuard(String name) {
        for (StepEntry step : STEPS) {
            if (step.guardedBy().contains(name)) {
                return true;
            }
        }
        return false;
    }
}
