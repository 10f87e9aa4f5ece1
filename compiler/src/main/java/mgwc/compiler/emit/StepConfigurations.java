package mgwc.compiler.emit;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.step.PlannedStep;
import mgwc.compiler.step.Steps;
import mgwc.release.CanonicalJson;
import mgwc.release.Digest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The configurations of all steps, each once however many targets refer to it, named by their content. */
final class StepConfigurations {

    private final Map<PlannedStep<?>, String> names = new HashMap<>();
    private final SortedMap<String, SortedMap<String, ObjectNode>> byStep = new TreeMap<>();

    /** The name of the configuration of each step of a target. */
    ObjectNode references(Steps steps) {
        ObjectNode references = JsonNodeFactory.instance.objectNode();
        steps.list().forEach(step -> references.put(step.name(), names.computeIfAbsent(step, this::add)));
        return references;
    }

    private String add(PlannedStep<?> step) {
        ObjectNode configuration = step.json();
        String name = Digest.of(CanonicalJson.compact(configuration)).shortHex();
        byStep.computeIfAbsent(step.name(), absent -> new TreeMap<>()).put(name, configuration);
        return name;
    }

    /** {@code steps} of {@code gateway.json}: step, name, configuration; those that have been referred to. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        byStep.forEach((step, configurations) -> json.putObject(step).setAll(configurations));
        return json;
    }
}
