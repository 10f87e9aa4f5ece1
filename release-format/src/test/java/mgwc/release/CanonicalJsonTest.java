package mgwc.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {

    @Test
    void sortsKeysAndIndentsByTwoSpaces() {
        assertThat(CanonicalJson.reprint("{\"b\":[1,{\"d\":{},\"c\":[]}],\"a\":\"é\"}"))
                .isEqualTo("""
                {
                  "a": "é",
                  "b": [
                    1,
                    {
                      "c": [],
                      "d": {}
                    }
                  ]
                }
                """);
    }

    @Test
    void theCompactFormHasTheSameOrderAndNoSpaces() {
        assertThat(CanonicalJson.compact(JsonMapper.shared().readTree("{\"b\": [1, 2], \"a\": {}}")))
                .isEqualTo("{\"a\":{},\"b\":[1,2]}");
    }

    @Test
    void theConfigurationOfAStepWithoutSettingsHasThisName() {
        assertThat(Digest.of(CanonicalJson.compact(JsonMapper.shared().createObjectNode()))
                        .shortHex())
                .isEqualTo("44136fa355b3");
    }

    @Test
    void largeAndExactNumbersStayWhatTheyAre() {
        assertThat(CanonicalJson.reprint("[123456789012345678901234567890,0.10]"))
                .isEqualTo("[\n  123456789012345678901234567890,\n  0.10\n]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "{"})
    void refusesTextThatIsNotOneJsonValueWithUniqueKeys(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> CanonicalJson.reprint(json));
    }
}
