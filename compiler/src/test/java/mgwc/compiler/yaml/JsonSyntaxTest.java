package mgwc.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonSyntaxTest {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String SAMPLE = """
            {"keys": [{"kty": "RSA", "n": "AQ\\u00e9\\n\\/", "e": -0.5e+10, "use": null},
              {"a": {}, "b": [], "c": [true, false, 0, 10, 1E3]}], "": "\\"" }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " [ ] ",
                "0",
                "-0",
                "1.50",
                "1e-2",
                "\"\"",
                "true",
                "null",
                "{\"a\":{\"b\":[1,2]}}",
                "[\"\\u00fF\"]",
                "\r\n{\"a\"\t:1}\n"
            })
    void acceptsJson(String text) {
        assertThat(JsonSyntax.firstBadLine(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a: 1}",
                "{'a': 1}",
                "[01]",
                "[.5]",
                "[1.]",
                "[1e]",
                "[+1]",
                "[- 1]",
                "\"\\x\"",
                "\"\\u00g0\"",
                "\"\\u00",
                "\"\t\"",
                "tru",
                "truely",
                "{} {}",
                "[1 2]",
                "{\"a\" 1}",
                "# x\n{}",
                "/* */ {}",
                "NaN",
                "\u00a0{}",
                "\"\\u００００\""
            })
    void isYamlAtBest(String text) {
        assertThat(JsonSyntax.firstBadLine(text)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'{\n\"a\": 1,\n b: 2}',3", "'[\r\n1\r\n2]',3", "'[\r1\r2]',3", "'{\n\n',3"})
    void theLineIsThatOfTheFirstCharacterThatDoesNotFit(String text, int line) {
        assertThat(JsonSyntax.firstBadLine(text)).isEqualTo(OptionalInt.of(line));
    }

    @Test
    void depthHasAnEnd() {
        assertThat(JsonSyntax.firstBadLine("[".repeat(1_000_000))).isEqualTo(OptionalInt.of(1));
        assertThat(JsonSyntax.firstBadLine("[".repeat(400) + "]".repeat(400))).isEmpty();
    }

    @Property(tries = 3000)
    void itIsAsStrictAsTheGateway(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(SAMPLE);
        String pieces = "{}[]\",:\\ \n\t019-+.eEtrufalsn\u0000\u00e9/'#";
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
                default -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
            }
        }

        assertThat(JsonSyntax.firstBadLine(text.toString()).isEmpty())
                .as(text.toString())
                .isEqualTo(isJson(text.toString()));
    }

    private static boolean isJson(String text) {
        try {
            JACKSON.readTree(text);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }
}
