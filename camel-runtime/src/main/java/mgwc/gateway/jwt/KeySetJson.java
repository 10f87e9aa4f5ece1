package mgwc.gateway.jwt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.jwk.JwkSet;
import mgwc.jwk.JwkValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON text of a JWK Set. An oddity within one key, such as a repeated name, stays with that key; only a text that
 * is not JSON gives no set. Members that a key does not need are neither computed nor bound.
 */
final class KeySetJson {

    /** Members of a key are arrays of strings at most. */
    private static final int DEEPEST = 5;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxNumberLength(JwkSet.MAX_BYTES)
                    .maxNameLength(JwkSet.MAX_BYTES)
                    .build())
            .build();

    private KeySetJson() {}

    /** The value that the octets are; empty if they are not JSON in UTF-8. */
    static Optional<JwkValue> read(byte[] utf8) {
        try {
            // decoded here and not by the parser, which skips a byte order mark and replaces invalid octets
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
                if (parser.nextToken() == null) {
                    return Optional.empty();
                }
                JwkValue value = value(parser, 1);
                return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
            }
        } catch (CharacterCodingException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Leaves the parser at the end of the value. */
    private static JwkValue value(JsonParser parser, int depth) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return new JwkValue.Text(parser.getString());
        }
        if (token == JsonToken.VALUE_NULL) {
            return new JwkValue.Null();
        }
        if (depth > DEEPEST || !token.isStructStart()) {
            parser.skipChildren();
            return new JwkValue.Other();
        }
        return token == JsonToken.START_ARRAY ? items(parser, depth) : members(parser, depth);
    }

    private static JwkValue items(JsonParser parser, int depth) {
        List<JwkValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, depth + 1));
        }
        return new JwkValue.Items(items);
    }

    private static JwkValue members(JsonParser parser, int depth) {
        Map<String, JwkValue> members = new HashMap<>();
        boolean repeating = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            repeating |= members.put(name, value(parser, depth + 1)) != null;
        }
        return repeating ? new JwkValue.Repeating() : new JwkValue.Members(members);
    }
}
