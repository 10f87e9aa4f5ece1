package mgwc.compiler.policy.forward;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.step.KeyType;
import mgwc.compiler.step.Planning;
import mgwc.compiler.step.StepPlanner;
import mgwc.compiler.step.UpstreamDefinition;
import mgwc.model.Api;
import mgwc.model.EndpointSet;
import tools.jackson.databind.node.ObjectNode;

/** Sends requests to the endpoint set of the operation, or to the one that the caller's key type selects. */
public final class ForwardPlanner implements StepPlanner<Forward> {

    @Override
    public String name() {
        return "forward";
    }

    /** An API without an endpoint set for a key type serves no callers of that type, whatever its operations say. */
    @Override
    public Optional<Forward> operation(EffectiveOperation operation, Planning planning) {
        Api api = operation.api().value();
        Map<String, EndpointSet> sets = api.spec().endpoints();
        SortedMap<KeyType, String> upstreams = new TreeMap<>();
        for (mgwc.model.KeyType keyType : mgwc.model.KeyType.values()) {
            if (sets.containsKey(keyType.endpointSet())) {
                String name = operation.endpointSet().orElse(keyType.endpointSet());
                EndpointSet set = sets.get(name);
                if (set != null) {
                    upstreams.put(KeyType.of(keyType), UpstreamDefinition.define(api.id(), name, set, planning));
                }
            }
        }
        return Optional.of(new Forward(upstreams));
    }

    @Override
    public void write(Forward configuration, ObjectNode json) {
        configuration.upstreams().forEach((keyType, upstream) -> json.put(keyType.text(), upstream));
    }
}
