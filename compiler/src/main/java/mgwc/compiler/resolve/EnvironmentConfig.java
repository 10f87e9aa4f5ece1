package mgwc.compiler.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.yaml.Node;
import mgwc.model.Api;
import mgwc.model.ApiOverlay;
import mgwc.model.Application;
import mgwc.model.Environment;
import mgwc.model.Kind;
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
        overlays = List.copyOf(overlays);
    }

    /** An overlay document of the environment and the API it found, if it found one. */
    public record OverlayTarget(At<ApiOverlay> overlay, Optional<ApiId> api) {}

    public String name() {
        return environment.value().metadata().name();
    }

    /** The environment as if it served only these APIs. */
    public EnvironmentConfig withApis(SortedMap<ApiId, At<Api>> apis) {
        return new EnvironmentConfig(
                declarations, workspace, environment, apis, contracts, applications, tiers, overlays);
    }

    /** The environment apart from its APIs. */
    public EnvironmentFrame frame() {
        SortedSet<String> broken = new TreeSet<>();
        for (String path : declarations.broken()) {
            if (!path.startsWith("apis/") && !path.contains("/apis/")) {
                broken.add(path);
            }
        }
        return new EnvironmentFrame(workspace, environment, applications, tiers, broken);
    }

    /** The APIs, each with all that rules over a single one may look at. */
    public List<ServedApi> served() {
        EnvironmentFrame frame = frame();
        Map<ApiId, List<At<ApiOverlay>>> changes = new HashMap<>();
        overlays.forEach(target -> target.api()
                .ifPresent(id ->
                        changes.computeIfAbsent(id, key -> new ArrayList<>()).add(target.overlay())));
        Map<String, Node.Mapping> declared = new HashMap<>();
        declarations.ofKind(Kind.API).forEach(document -> declared.put(document.path(), document.root()));
        return apis.values().stream()
                .map(api -> {
                    ApiId id = api.value().id();
                    return new ServedApi(
                            frame,
                            api,
                            declared.getOrDefault(api.path(), api.root()),
                            Optional.ofNullable(contracts.get(id)),
                            changes.getOrDefault(id, List.of()));
                })
                .toList();
    }
}
