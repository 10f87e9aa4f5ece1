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
    void sorts_keys_and_indents_by_two_spaces() {
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
    void the_compact_form_has_the_same_order_and_no_spaces() {
        assertThat(CanonicalJson.compact(JsonMapper.shared().readTree("{\"b\": [1, 2], \"a\": {}}")))
                .isEqualTo("{\"a\":{},\"b\":[1,2]}");
    }

    @Test
    void the_configuration_of_a_step_without_settings_has_this_name() {
        assertThat(Digest.of(CanonicalJson.compact(JsonMapper.shared().createObjectNode()))
                        .shortHex())
                .isEqualTo("44136fa355b3");
    }

    @Test
    void large_and_exact_numbers_stay_what_they_are() {
        assertThat(CanonicalJson.reprint("[123456789012345678901234567890,0.10]"))
                .isEqualTo("[\n  123456789012345678901234567890,\n  0.10\n]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "{"})
    void refuses_text_that_is_not_one_json_value_with_unique_keys(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> CanonicalJson.reprint(json));
    }
}
