package mgwc.release;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON whose text depends on its content alone: keys are sorted, lines are indented by two spaces and end in {@code \n}
 * on every platform.
 */
public final class CanonicalJson {

    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /** The text of a tree, with a line break at the end. */
    public static String print(JsonNode tree) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(SEPARATORS)
                .withObjectIndenter(INDENTER)
                .withArrayIndenter(INDENTER);
        return MAPPER.writer().with(printer).writeValueAsString(tree) + "\n";
    }

    /**
     * The text of a tree without spaces or line breaks. The first digits of its digest name the configuration of a
     * step: {@code Digest.of(CanonicalJson.compact(configuration)).shortHex()}.
     */
    public static String compact(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /**
     * The same content in canonical form.
     *
     * @throws tools.jackson.core.JacksonException if the text is not one JSON value or repeats a key
     */
    public static String reprint(String json) {
        return print(MAPPER.readTree(json));
    }
}
