package mgwc.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys in quotes mean what they mean to the reader of YAML; half-typed ones are taken as they stand. */
class KeyTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a\\x41\\u00e9\": 1      | aA\u00e9",
                "\"\\U0001F355\": 1        | \ud83c\udf55",
                "\"\\\"\\\\\\/\": 1        | \"\\/",
                "\"a\\tb\\eN\\N\\_\": 1    | `a\tb\u001bN\u0085\u00a0`",
                "\"\\q\": 1                | q",
                "\"\\xZZ\": 1              | xZZ",
                "\"\\uD8\": 1              | uD8",
                "\"\\UFFFFFFFF\": 1        | UFFFFFFFF",
                "'it''s': 1                | it's",
            })
    void escapesAreWhatYamlSays(String line, String name) {
        assertThat(KeyText.of(line, 0)).map(KeyText::name).hasValue(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"\"a", "\"a\\", "\"\\u12", "\"\\x4\"", "'a''"})
    void whatIsHalfTypedIsNoKey(String line) {
        assertThat(KeyText.of(line, 0)).isEmpty();
    }
}
