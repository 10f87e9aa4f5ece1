package mgwc.compiler.step;

import java.util.List;
import mgwc.value.SecretRef;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that occur in several places of {@code gateway.json}. */
public final class ReleaseNodes {

    private ReleaseNodes() {}

    /** A list of texts, in its order. */
    public static ArrayNode strings(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** Where the gateway finds a secret. */
    public static ObjectNode secret(SecretRef secret) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (secret) {
            case SecretRef.FromEnvironment environment -> node.put("env", environment.name());
            case SecretRef.FromFile file -> node.put("file", file.path());
            case SecretRef.FromCommand command -> node.set("exec", strings(command.command()));
        }
        return node;
    }
}
