package mgwc.compiler.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import mgwc.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway refuses, or reads no key from, is found before it is released; the rest is left alone. */
class KeySetTest {

    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    private static final String KEY = "{'kty': 'OKP', 'crv': 'Ed25519', 'x': '" + X + "'%s}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kid': 7                  | key 1 has `kid` that is not a string",
                "'alg': null               | key 1 has `alg` that is not a string",
                "'use': ['sig']            | key 1 has `use` that is not a string",
                "'kid': 'a', 'kid': 'b'    | it is not JSON at line 1"
            })
    void setsThatTheGatewayRefuses(String members, String reason) {
        assertThat(read(set(KEY.formatted(", " + members)))).isEqualTo(new KeySet.Broken(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {X + "=", "+1qY", "A", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp"})
    void numbersThatAreNotBase64Url(String x) {
        assertThat(read(set(KEY.formatted("").replace(X, x))))
                .isEqualTo(new KeySet.Broken("key 1 has `x` that is not base64url without padding"));
    }

    @Test
    void numbersThatAreTooLong() {
        assertThat(read(set(KEY.formatted("").replace(X, X + "A"))))
                .isEqualTo(new KeySet.Broken("key 1 has `x` of 33 bytes, and Ed25519 has 32"));
    }

    @Test
    void keysOfOneName() {
        assertThat(read(set(KEY.formatted(", 'kid': 'a'"), KEY.formatted(""), KEY.formatted(", 'kid': 'a'"))))
                .isEqualTo(new KeySet.Broken("keys 1 and 3 have the same `kid`"));
    }

    @Test
    void setsThatAreTooLarge() {
        assertThat(read(set(Collections.nCopies(101, KEY.formatted("")).toArray(String[]::new))))
                .isEqualTo(new KeySet.Broken("it has more than 100 keys"));
        assertThat(read(set(KEY.formatted("")) + " ".repeat(256 * 1024)))
                .isEqualTo(new KeySet.Broken("it is larger than 256 KiB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'d': ''", "'p': 'AQ'", "'qi': null", "'oth': []", "'k': 'AQ'"})
    void membersThatOnlyTheIssuerMayKnow(String member) {
        assertThat(keys(set(KEY.formatted(", " + member))).keys())
                .singleElement()
                .matches(KeySet.Key::secret);
    }

    @Test
    void secretsAreFoundWhateverElseIsWrong() {
        assertThat(keys(set("{'kty': 'RSA'}", "{'kty': 'EC', 'kid': 1, 'x': '=', 'd': 'AQ'}"))
                        .keys())
                .extracting(KeySet.Key::secret)
                .containsExactly(false, true);
    }

    @Test
    void sharedKeys() {
        assertThat(keys(set("{'kty': 'oct'}")).keys()).singleElement().matches(KeySet.Key::secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'use': 'enc'", "'use': 'tls'", "'key_ops': ['encrypt']", "'key_ops': []", "'alg': 'RS256'"})
    void keysThatVerifyNothingHere(String member) {
        assertThat(keys(set(KEY.formatted(", " + member))).purposes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'note': 1e400",
                "'use': 'sig', 'key_ops': ['verify', 'wrapKey']",
                "'alg': 'EdDSA', 'kid': ''",
                "'note': '\\ud83c'",
                "\t'note': {}\r\n"
            })
    void keysThatVerify(String members) {
        assertThat(keys(set(KEY.formatted(", " + members))).purposes()).isEqualTo("`EdDSA`");
    }

    private static KeySet.Keys keys(String text) {
        return (KeySet.Keys) read(text);
    }

    private static KeySet read(String text) {
        byte[] json = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return KeySet.read(new SourceFile("keys.json", json));
    }

    private static String set(String... keys) {
        return "{'keys': [" + String.join(", ", keys) + "]}";
    }
}
