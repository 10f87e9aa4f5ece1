package mgwc.dev;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.contract.Contract;
import mgwc.compiler.contract.ContractFiles;
import mgwc.compiler.contract.OpenApiVersion;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.Origin;
import mgwc.value.HttpMethod;
import mgwc.value.PathTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contracts and nodes from JSON text with single quotes (and ` for an apostrophe), for tests that do not care about
 * positions.
 */
final class Contracts {

    private static final SourceSpan SOMEWHERE = SourceSpan.startOf("openapi.yaml");
    private static final Origin ORIGIN = Origin.Written.at(SOMEWHERE);

    private Contracts() {}

    static Node.Mapping document(String json) {
        return (Node.Mapping)
                node(JsonMapper.shared().readTree(json.replace('\'', '"').replace('`', '\'')));
    }

    static Contract.Operation operation(HttpMethod method, String path) {
        return new Contract.Operation(
                method + " " + path,
                method,
                PathTemplate.parse(path),
                Map.of(),
                List.of(),
                Optional.empty(),
                SOMEWHERE,
                SOMEWHERE);
    }

    static Contract contract(Node.Mapping document, Contract.Operation... operations) {
        return Contract.of(
                "openapi.yaml",
                OpenApiVersion.V3_1,
                List.of(operations),
                document,
                ContractFiles.of("openapi.yaml", document));
    }

    private static Node node(JsonNode json) {
        if (json.isObject()) {
            LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
            json.properties()
                    .forEach(field -> entries.put(field.getKey(), new Node.Entry(SOMEWHERE, node(field.getValue()))));
            return new Node.Mapping(ORIGIN, entries);
        }
        if (json.isArray()) {
            return new Node.Sequence(
                    ORIGIN, json.valueStream().map(Contracts::node).toList());
        }
        return new Node.Scalar(ORIGIN, json.asString(), type(json));
    }

    private static ScalarType type(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> ScalarType.STRING;
            case NUMBER -> json.isIntegralNumber() ? ScalarType.INTEGER : ScalarType.DECIMAL;
            case BOOLEAN -> ScalarType.BOOLEAN;
            default -> ScalarType.NULL;
        };
    }
}
