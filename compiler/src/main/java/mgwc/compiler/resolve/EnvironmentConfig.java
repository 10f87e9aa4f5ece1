package mgwc.compiler.resolve;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.workspace.Declarations;
import mgwc.model.Api;
import mgwc.model.ApiOverlay;
import mgwc.model.Application;
import mgwc.model.Environment;
import mgwc.model.ThrottlingTiers.Tier;
import mgwc.model.Workspace;
import mgwc.value.ApiId;

/**
 * One environment as it will be: overlays applied, defaults filled in, everything typed. References may still be
 * dangling; that is for the rules to say.
 *
 * @param apis the APIs this environment serves, after its label selection
 * @param contracts by API; an API whose contract is broken or missing has none
 * @param tiers by name, with the environment's changes; each with the effective tree of its own mapping
 */
public record EnvironmentConfig(
        Declarations declarations,
        At<Workspace> workspace,
        At<Environment> environment,
        SortedMap<ApiId, At<Api>> apis,
        SortedMap<ApiId, Contract> contracts,
        SortedMap<String, At<Application>> applications,
        SortedMap<String, At<Tier>> tiers,
        List<OverlayTarget> overlays) {

    public EnvironmentConfig {
        apis = Collections.unmodifiableSortedMap(apis);
        contracts = Collections.unmodifiableSortedMap(contracts);
        applications = Collections.unmodifiableSortedMap(applications);
        tiers = Collections.unmodifiableSortedMap(tiers);
        overlays = List.copyOf(overlays);
    }

    /** An overlay document of the environment and the API it found, if it found one. */
    public record OverlayTarget(At<ApiOverlay> overlay, Optional<ApiId> api) {}

    public String name() {
        return environment.value().metadata().name();
    }
}
