package mgwc.compiler.resolve;

import java.util.SortedMap;
import java.util.SortedSet;
import mgwc.model.Application;
import mgwc.model.Environment;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.model.Workspace;

/**
 * What an environment is apart from its APIs.
 *
 * @param tiers by name, with the environment's changes
 * @param broken files that were left out because of errors, without those of APIs and overlays
 */
public record EnvironmentFrame(
        At<Workspace> workspace,
        At<Environment> environment,
        SortedMap<String, At<Application>> applications,
        SortedMap<String, At<Tier>> tiers,
        SortedSet<String> broken) {

    public String name() {
        return environment.value().metadata().name();
    }
}
