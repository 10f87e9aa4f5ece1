package mgwc.analytics.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of one event: every member it knows as strictly as the schema, and no other member. */
final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxNumberLength(32)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int MAX_REQUEST_ID = 128;

    private final ObjectNode object;

    private EventJson(ObjectNode object) {
        this.object = object;
    }

    static UsageEvent read(ByteBuffer utf8) throws MalformedEventException {
        return new EventJson(parse(utf8)).event();
    }

    private static ObjectNode parse(ByteBuffer utf8) throws MalformedEventException {
        try {
            JsonNode node = MAPPER.readTree(
                    StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (CharacterCodingException | JacksonException e) {
            // told below, together with JSON that is no object
        }
        throw new MalformedEventException("not one JSON object");
    }

    private UsageEvent event() throws MalformedEventException {
        if (number("v") != UsageEvent.VERSION) {
            throw new MalformedEventException("`v` is none that is known");
        }
        UsageEvent event = new UsageEvent(
                text("id"),
                number("timeMillis"),
                text("gateway"),
                text("release"),
                text("api"),
                text("operation"),
                text("method"),
                text("path"),
                small("status"),
                object.has("problem") ? Optional.of(small("problem")) : Optional.empty(),
                optional("application"),
                optional("client"),
                keyType(),
                optional("backend"),
                number("requestBytes"),
                number("responseBytes"),
                number("totalMicros"),
                number("backendMicros"),
                truth("truncated"),
                optional("requestId"),
                optional("authFailure"));
        check(event);
        return event;
    }

    private void check(UsageEvent event) throws MalformedEventException {
        if (event.id().length() > 64) {
            throw new MalformedEventException("`id` is too long");
        }
        if (!event.path().startsWith("/")) {
            throw new MalformedEventException("`path` does not start with `/`");
        }
        if (event.status() < 100 || event.status() > 999) {
            throw new MalformedEventException("`status` is no HTTP status");
        }
        if (!event.requestId().map(EventJson::isRequestId).orElse(true)) {
            throw new MalformedEventException("`requestId` is not a request id");
        }
        if (event.problem().isPresent() && event.problem().get() == 0) {
            throw new MalformedEventException("`problem` is 0");
        }
    }

    private static boolean isRequestId(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_REQUEST_ID
                && text.chars().allMatch(EventJson::isRequestIdChar);
    }

    private static boolean isRequestIdChar(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._~:/+=-".indexOf(c) >= 0;
    }

    private JsonNode member(String name) throws MalformedEventException {
        @Nullable JsonNode value = object.get(name);
        if (value == null) {
            throw new MalformedEventException("`" + name + "` is missing");
        }
        return value;
    }

    private String text(String name) throws MalformedEventException {
        String text = optional(name).orElseThrow(() -> new MalformedEventException("`" + name + "` is missing"));
        if (text.isEmpty()) {
            throw new MalformedEventException("`" + name + "` is empty");
        }
        return text;
    }

    private Optional<String> optional(String name) throws MalformedEventException {
        if (!object.has(name)) {
            return Optional.empty();
        }
        JsonNode value = member(name);
        if (!value.isString()) {
            throw new MalformedEventException("`" + name + "` is not a string");
        }
        return Optional.of(value.stringValue());
    }

    private long number(String name) throws MalformedEventException {
        JsonNode value = member(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new MalformedEventException("`" + name + "` is not a number from 0 to 2^63-1");
        }
        return value.longValue();
    }

    private int small(String name) throws MalformedEventException {
        long value = number(name);
        if (value > Integer.MAX_VALUE) {
            throw new MalformedEventException("`" + name + "` is too large");
        }
        return (int) value;
    }

    private boolean truth(String name) throws MalformedEventException {
        JsonNode value = member(name);
        if (!value.isBoolean()) {
            throw new MalformedEventException("`" + name + "` is neither true nor false");
        }
        return value.booleanValue();
    }

    private UsageEvent.KeyType keyType() throws MalformedEventException {
        return switch (text("keyType")) {
            case "production" -> UsageEvent.KeyType.PRODUCTION;
            case "sandbox" -> UsageEvent.KeyType.SANDBOX;
            default -> throw new MalformedEventException("`keyType` is none that is known");
        };
    }
}
