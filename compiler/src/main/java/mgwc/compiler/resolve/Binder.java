package mgwc.compiler.resolve;

import java.time.Duration;
import java.util.List;
import mgwc.compiler.parse.Node;
import mgwc.compiler.parse.NodeJson;
import mgwc.value.DurationText;
import mgwc.value.SecretRef;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Makes records of trees that fit their schema. A tree that cannot be bound is a bug in a schema or record. */
final class Binder {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addDeserializer(Duration.class, new DurationReader())
                    .addDeserializer(SecretRef.class, new SecretRefReader()))
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Binder() {}

    static <T> T bind(Node node, Class<T> type) {
        return MAPPER.treeToValue(NodeJson.of(node), type);
    }

    private static final class DurationReader extends ValueDeserializer<Duration> {
        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            return DurationText.parse(text)
                    .orElseThrow(() -> new IllegalStateException("schema let the duration `" + text + "` pass"));
        }
    }

    private static final class SecretRefReader extends ValueDeserializer<SecretRef> {
        @Override
        public SecretRef deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode ref = context.readTree(parser);
            if (ref.has("env")) {
                return new SecretRef.FromEnvironment(ref.get("env").stringValue());
            }
            if (ref.has("file")) {
                return new SecretRef.FromFile(ref.get("file").stringValue());
            }
            List<String> command =
                    ref.get("exec").values().stream().map(JsonNode::stringValue).toList();
            return new SecretRef.FromCommand(command);
        }
    }
}
