package mgwc.compiler.rule.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import mgwc.compiler.source.SourceFile;
import mgwc.jwk.JwkFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway leaves out of a set is found before it is released, each key by itself; the rest is left alone. */
class KeySetTest {

    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    private static final String KEY = "{'kty': 'OKP', 'crv': 'Ed25519', 'x': '" + X + "'%s}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kid': 7                  | has `kid` that is not a string",
                "'alg': null               | has `alg` that is not a string",
                "'alg': 'RS256'            | has `alg` that the gateway does not verify with such a key",
                "'use': ['sig']            | has `use` that is not a string",
                "'use': 'tls'              | has `use` that the gateway does not know",
                "'key_ops': 'verify'       | has `key_ops` that is not a list of strings",
                "'kid': 'a', 'kid': 'b'    | has a name twice",
                "'note': {'a': 1, 'a': 2}  | has a name twice"
            })
    void keysThatTheGatewayLeavesOutAreFoundBesideTheOthers(String members, String fault) {
        assertThat(faults(set(KEY.formatted(""), KEY.formatted(", " + members), KEY.formatted(", 'kid': 'b'"))))
                .containsExactly("", fault, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null                                      | is not a JSON object",
                "{}                                        | lacks `kty`",
                "{'kty': 'AKP', 'kid': 'pq'}               | has `kty` that the gateway does not know",
                "{'kty': 'RSA', 'x5c': ['MIIB']}           | lacks `n`",
                "{'kty': 'EC', 'crv': 'P-256', 'x': 'AA', 'y': 'AA'} | has `x` of 1 bytes, and P-256 has 32"
            })
    void elementsThatAreNotUsableKeys(String element, String fault) {
        assertThat(faults(set(KEY.formatted(""), element))).containsExactly("", fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {X + "=", "+1qY", "A", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp"})
    void numbersThatAreNotBase64Url(String x) {
        assertThat(faults(set(KEY.formatted("").replace(X, x))))
                .containsExactly("has `x` that is not base64url without padding");
    }

    @Test
    void numbersThatAreTooLong() {
        assertThat(faults(set(KEY.formatted("").replace(X, X + "A"))))
                .containsExactly("has `x` of 33 bytes, and Ed25519 has 32");
    }

    @Test
    void aKeyIsFoundWhereItBegins() {
        assertThat(keys("{'keys': [\n  {},\n  " + KEY.formatted("") + ",\n  {'kid': 'b'}]}")
                        .keys())
                .extracting(key -> key.name() + " " + key.span().startLine() + ":"
                        + key.span().startColumn())
                .containsExactly("1 2:3", "2 3:3", "b 4:3");
    }

    @Test
    void keysMayShareAName() {
        assertThat(faults(set(KEY.formatted(", 'kid': 'a'"), KEY.formatted(""), KEY.formatted(", 'kid': 'a'"))))
                .containsExactly("", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'keys': [], 'keys': []}", "{'keys': [{}], 'a': 1, 'a': 2}", "{'keys': [{}]", "<html>"})
    void whatIsNotOneJsonObjectIsBroken(String text) {
        assertThat(read(text)).isEqualTo(new KeySet.Broken("it is not JSON at line 1"));
    }

    @Test
    void setsThatAreTooLarge() {
        assertThat(read(set(Collections.nCopies(101, KEY.formatted("")).toArray(String[]::new))))
                .isEqualTo(new KeySet.Broken("it has more than 100 keys"));
        assertThat(read(set(KEY.formatted("")) + " ".repeat(256 * 1024)))
                .isEqualTo(new KeySet.Broken("it is larger than 256 KiB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'d': ''", "'p': 'AQ'", "'qi': 7", "'oth': []", "'k': 'AQ'"})
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
    @ValueSource(strings = {"'use': 'enc'", "'key_ops': ['encrypt']", "'key_ops': []"})
    void keysForOtherPurposesAreNotMistakes(String member) {
        String set = set(KEY.formatted(", " + member));

        assertThat(keys(set).purposes()).isEmpty();
        assertThat(faults(set)).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'note': 1e400",
                "'use': 'sig', 'key_ops': ['verify', 'wrapKey']",
                "'alg': 'EdDSA', 'kid': ''",
                "'d': null, 'n': null",
                "'note': '\\ud83c'",
                "\t'note': {}\r\n"
            })
    void keysThatVerify(String members) {
        assertThat(keys(set(KEY.formatted(", " + members))).purposes()).hasValue("`EdDSA`");
    }

    /** What each key has, empty for one that the gateway uses. */
    private static List<String> faults(String text) {
        return keys(text).keys().stream()
                .map(key -> key.fault().map(JwkFault::predicate).orElse(""))
                .toList();
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
