package mgwc.compiler.resolve;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import mgwc.model.Environment;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.model.Workspace;

/**
 * What an environment is apart from its APIs, as far as it has a say in what is found about one of them.
 *
 * @param tiers by name, with the environment's changes; each with the effective tree of its own mapping
 * @param broken files that were left out because of errors, without those of APIs and overlays
 */
public record EnvironmentFrame(
        At<Workspace> workspace,
        At<Environment> environment,
        SortedMap<String, At<Tier>> tiers,
        SortedSet<String> broken) {

    public EnvironmentFrame {
        tiers = Collections.unmodifiableSortedMap(tiers);
        broken = Collections.unmodifiableSortedSet(broken);
    }

    public String name() {
        return environment.value().metadata().name();
    }
}
