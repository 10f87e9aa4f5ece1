package mgwc.gateway.reload;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.lease.SharedResources;
import mgwc.gateway.release.ConfigPath;
import mgwc.gateway.release.DefinitionKind;
import mgwc.gateway.release.GatewayConfig.Api;
import mgwc.gateway.release.GatewayConfig.ApiOperation;
import mgwc.gateway.release.PathStyle;
import mgwc.gateway.release.Release;
import mgwc.gateway.release.ReleaseRefused;
import mgwc.gateway.request.Operation;
import mgwc.gateway.step.BuildContext;
import mgwc.gateway.step.Step;
import mgwc.gateway.step.StepModule;
import mgwc.gateway.step.Steps;
import mgwc.release.StepCatalogue;
import mgwc.release.StepEntry;
import tools.jackson.databind.JsonNode;

/**
 * The targets of a release with their steps. Each configuration of a step is built once, however many targets refer to
 * it, so that the steps of a request look nothing up.
 */
final class Targets {

    private final Release release;
    private final BuildContext context;
    private final Map<String, StepModule<?>> modules = new HashMap<>();
    private final Map<String, Map<String, Step>> built = new HashMap<>();
    private final Map<Map<String, String>, Steps> combinations = new HashMap<>();

    /** An operation, the method it is called with, the styles of its path parameters, and its steps. */
    record Served(HttpMethod method, Operation operation, Map<String, PathStyle> styles, Steps steps) {}

    private Targets(Release release, List<StepModule<?>> modules, BuildContext context) {
        this.release = release;
        this.context = context;
        modules.forEach(module -> this.modules.put(module.name(), module));
    }

    /**
     * Builds the steps of a release; what they share with other generations is held by the lease.
     *
     * @throws ReleaseRefused if a step is unknown or cannot be built
     */
    static Targets of(Release release, List<StepModule<?>> modules, SharedResources shared, Lease lease)
            throws ReleaseRefused {
        Targets targets = new Targets(release, modules, new BuildContext(release, shared, lease));
        List<DefinitionKind<?>> kinds = modules.stream()
                .flatMap(module -> module.definitions().stream())
                .distinct()
                .toList();
        release.definitions().check(kinds);
        for (var step : new TreeMap<>(release.gateway().steps()).entrySet()) {
            ConfigPath at = ConfigPath.ROOT.field("steps").field(step.getKey());
            StepModule<?> module = targets.modules.get(step.getKey());
            if (module == null) {
                throw at.wrong("is a step that this gateway does not have");
            }
            Map<String, Step> byName = new HashMap<>();
            for (var config : new TreeMap<>(step.getValue()).entrySet()) {
                ConfigPath place = at.field(config.getKey());
                byName.put(config.getKey(), targets.build(module, config.getValue(), place));
            }
            targets.built.put(step.getKey(), byName);
        }
        return targets;
    }

    private <C extends Record> Step build(StepModule<C> module, JsonNode config, ConfigPath at) throws ReleaseRefused {
        Step step = module.build(at.bind(config, module.config()), at, context);
        boolean upgrades = StepCatalogue.find(module.name()).orElseThrow().upgrades();
        if (step.appliesToUpgrades() != upgrades) {
            throw new IllegalStateException("step `" + module.name() + "` disagrees with the catalogue about upgrades");
        }
        return step;
    }

    /** Of requests that belong to no API. */
    Steps ofListener() {
        return steps(release.gateway().listener().steps());
    }

    /** Of requests below the API's base path that match none of its operations. */
    Steps of(Api api) {
        return steps(api.steps());
    }

    /** The operations of all APIs. */
    List<Served> operations() {
        List<Served> served = new ArrayList<>();
        for (var api : new TreeMap<>(release.gateway().apis()).entrySet()) {
            for (var route : new TreeMap<>(api.getValue().routes()).entrySet()) {
                for (ApiOperation operation : route.getValue().operations()) {
                    served.add(served(api.getKey(), api.getValue(), route.getKey(), operation));
                }
            }
        }
        return served;
    }

    private Served served(String id, Api api, String route, ApiOperation operation) {
        Steps steps = steps(operation.steps());
        return new Served(
                HttpMethod.valueOf(operation.method()),
                new Operation(
                        release.shortDigest(), id, api.basePath(), operation.id(), operation.path(), route, steps),
                operation.styles(),
                steps);
    }

    /** Reading the release made sure that every name leads to a configuration. */
    private Steps steps(Map<String, String> names) {
        return combinations.computeIfAbsent(names, this::combine);
    }

    private Steps combine(Map<String, String> names) {
        Map<Integer, Step> byPosition = new HashMap<>();
        for (int position = 0; position < StepCatalogue.STEPS.size(); position++) {
            StepEntry entry = StepCatalogue.STEPS.get(position);
            String config = names.get(entry.name());
            if (config != null) {
                Map<String, Step> byName = Objects.requireNonNull(built.get(entry.name()));
                byPosition.put(position, Objects.requireNonNull(byName.get(config)));
            }
        }
        return Steps.of(byPosition);
    }
}
