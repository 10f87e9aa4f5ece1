package mgwc.release;

import java.util.List;

/**
 * One step of the {@link StepCatalogue}.
 *
 * @param name the name under {@code steps} of {@code gateway.json}, and after {@code mgw-} in routes
 * @param kind the way the step works, as routes name it
 * @param levels where the step may stand, outermost first
 * @param guardedBy the steps without which this one is refused on an operation that requires authentication; every one
 *     of them stands before this step in the catalogue, and none may stand on an operation without authentication
 * @param upgrades whether the step also runs for requests that ask to switch protocols (status 101)
 */
public record StepEntry(String name, String kind, List<StepLevel> levels, List<String> guardedBy, boolean upgrades) {

    public StepEntry {
        levels = List.copyOf(levels);
        guardedBy = List.copyOf(guardedBy);
    }

    /** The Camel endpoint that routes name, such as {@code mgw-authorize:scopes}. */
    public String uri() {
        return "mgw-" + name + ":" + kind;
    }
}
