package mgwc.compiler.step;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.effective.EffectiveApi;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.model.Api;
import mgwc.value.ApiId;
import mgwc.value.PathTemplate;

/** The planning of one environment: all planners in the order of the catalogue, and what they have defined so far. */
public final class Planning {

    private final EnvironmentConfig config;
    private final List<StepPlanner<?>> planners;
    private final Map<DefinitionKind<?>, SortedMap<String, Record>> defined = new HashMap<>();
    private final Map<ApiId, Map<PathTemplate, List<EffectiveOperation>>> byPath = new HashMap<>();

    public Planning(EnvironmentConfig config, List<StepPlanner<?>> planners) {
        this.config = config;
        this.planners = List.copyOf(planners);
    }

    /** The environment as it will be. */
    public EnvironmentConfig config() {
        return config;
    }

    /** The steps of an operation. */
    public Steps steps(EffectiveOperation operation) {
        return new Steps(planners.stream()
                .<PlannedStep<?>>flatMap(planner -> PlannedStep.of(planner, operation, this).stream())
                .toList());
    }

    /** The steps for requests that match none of an API's operations. */
    public Steps steps(EffectiveApi api) {
        return new Steps(planners.stream()
                .<PlannedStep<?>>flatMap(planner -> PlannedStep.of(planner, api, this).stream())
                .toList());
    }

    /** The steps for requests that belong to no API. */
    public Steps listenerSteps() {
        return new Steps(planners.stream()
                .<PlannedStep<?>>flatMap(planner -> PlannedStep.of(planner, this).stream())
                .toList());
    }

    /** The operations of the same path in the order of the contract, this one included. */
    public List<EffectiveOperation> ofSamePath(EffectiveOperation operation) {
        At<Api> api = operation.api();
        return byPath.computeIfAbsent(api.value().id(), first -> byPath(api))
                .getOrDefault(operation.contract().template(), List.of());
    }

    private Map<PathTemplate, List<EffectiveOperation>> byPath(At<Api> api) {
        Optional<Contract> contract =
                Optional.ofNullable(config.contracts().get(api.value().id()));
        return EffectiveOperation.all(api, contract).stream()
                .collect(Collectors.groupingBy(operation -> operation.contract().template()));
    }

    /** The claims of a token that any step reads for an operation. */
    public SortedSet<String> claims(EffectiveOperation operation) {
        SortedSet<String> claims = new TreeSet<>();
        planners.forEach(planner -> claims.addAll(planner.claims(operation)));
        return claims;
    }

    /**
     * Adds a definition that a step refers to. What has been defined under the name already stays.
     *
     * @param definition is asked only when there is none under the name
     */
    public <D extends Record> void define(DefinitionKind<D> kind, String name, Supplier<D> definition) {
        definitions(kind).computeIfAbsent(name, absent -> definition.get());
    }

    /**
     * Adds all definitions of a kind that is defined as a whole.
     *
     * @param all is asked only when there is none of the kind
     */
    public <D extends Record> void defineAll(DefinitionKind<D> kind, Supplier<? extends Map<String, D>> all) {
        if (!defined.containsKey(kind)) {
            SortedMap<String, Record> definitions = definitions(kind);
            definitions.putAll(all.get());
        }
    }

    private SortedMap<String, Record> definitions(DefinitionKind<?> kind) {
        return defined.computeIfAbsent(kind, absent -> new TreeMap<>());
    }

    /** Everything that has been defined. */
    public Definitions definitions() {
        Definitions definitions = Definitions.none();
        for (DefinitionKind<?> kind : defined.keySet()) {
            definitions = added(definitions, kind);
        }
        return definitions;
    }

    private <D extends Record> Definitions added(Definitions definitions, DefinitionKind<D> kind) {
        SortedMap<String, D> ofKind = new TreeMap<>();
        definitions(kind)
                .forEach((name, definition) -> ofKind.put(name, kind.type().cast(definition)));
        return definitions.with(kind, ofKind);
    }
}
