package mgwc.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.value.NodePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file whose name ends in {@code .json} is JSON to the letter (RFC 8259), and mistakes have a place. */
class JsonReaderTest {

    private static Outcome<Node> read(String text) {
        return YamlReader.read(new SourceFile("a.json", text.getBytes(StandardCharsets.UTF_8)), YamlDialect.CONTRACT);
    }

    /** {@code <0B>} stands for a control character, and {@code <NL>} for a line feed. */
    private static String raw(String text) {
        StringBuilder raw = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int end = text.startsWith("<", i) ? text.indexOf('>', i) : -1;
            if (end == i + 3) {
                String code = text.substring(i + 1, end);
                raw.append(code.equals("NL") ? '\n' : (char) Integer.parseInt(code, 16));
                i = end;
            } else {
                raw.append(text.charAt(i));
            }
        }
        return raw.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " \t\r\n{ \"a\" : [ 1 , 2 ] } \n",
                "[[],[[]],{\"\":{}}]",
                "0",
                "-0",
                "[0, 10, -1, 1.5, 1e5, 1E5, 1e+5, 1.25e-10, -0.0, 0e0]",
                "[123456789012345678901234567890, 1e999, -1e-999]",
                "[true, false, null]",
                "\"text\"",
                "\"\"",
                "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
                "[\"\\u0000\\u001f\\u00e9\\uABCD\\uabcd\"]",
                "[\"\\ud83d\\ude00\", \"\\uD800\"]",
                "[\"'single' // no comment # neither /* nor this */\"]",
                "[\"a\u007fb\", \"\u0080\", \"\u009f\", \"\uffff\", \"\ufffe\", \"\ufeff\", \"\u2028\u2029\"]",
                "[\"\u00e9 \u20ac \ud83d\ude00\"]",
                "{\"a b\": 1, \"\\u0061b\": 2, \"a:b\": 3, \"<<\": 4, \"#\": 5}",
                "\ufeff{}"
            })
    void readsWhatTheStandardAllows(String text) {
        Outcome<Node> read = read(text);

        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '~',
            value = {
                // commas
                "{\"a\": 1,}                § 1:8  § a comma is before the closing `}`",
                "[1, 2 , ]                  § 1:7  § a comma is before the closing `]`",
                "{\"a\": 1<NL>,<NL>}        § 2:1  § a comma is before the closing `}`",
                "[,]                        § 1:2  § a value is missing before `,`",
                "[1,,2]                     § 1:4  § a value is missing before `,`",
                "{,}                        § 1:2  § an entry is missing before `,`",
                "{\"a\":1,,\"b\":2}         § 1:8  § an entry is missing before `,`",
                "[1 2]                      § 1:4  § a comma is missing before `2`",
                "{\"a\":1 \"b\":2}          § 1:8  § a comma is missing before `\"`",
                "[1:2]                      § 1:3  § a comma is missing before `:`",
                // comments
                "{ // why<NL>}              § 1:3  § JSON has no comments",
                "[1, /* two */ 2]           § 1:5  § JSON has no comments",
                "{} # end                   § 1:4  § JSON has no comments",
                "# start<NL>{}              § 1:1  § JSON has no comments",
                "{\"a\" /**/ : 1}           § 1:6  § JSON has no comments",
                // quotes
                "{'a': 1}                   § 1:2  § a key is in single quotes",
                "['a']                      § 1:2  § a text is in single quotes",
                "{a: 1}                     § 1:2  § a key is not in quotes",
                "{1: 1}                     § 1:2  § a key is not in quotes",
                "[a]                        § 1:2  § `a` is not a JSON value",
                "[\"a]                      § 1:2  § a quote is opened and never closed",
                "[\"a<NL>b\"]               § 1:2  § a text goes on in the next line",
                "[`a`]                      § 1:2  § ``` starts no JSON value",
                // control characters
                "[\"a<09>b\"]               § 1:4  § a text holds the character U+0009",
                "[\"a<00>b\"]               § 1:4  § a text holds the character U+0000",
                "[\"a<1F>b\"]               § 1:4  § a text holds the character U+001F",
                "[1<0C>]                    § 1:3  § a comma is missing before the character U+000C",
                // escapes
                "[\"\\x41\"]                § 1:3  § a backslash starts no known escape",
                "[\"\\'\"]                  § 1:3  § a backslash starts no known escape",
                "[\"\\u12\"]                § 1:3  § a backslash starts no known escape",
                "[\"\\u00G0\"]              § 1:3  § a backslash starts no known escape",
                "[\"\\U0041\"]              § 1:3  § a backslash starts no known escape",
                // numbers
                "[NaN]                      § 1:2  § `NaN` is not a JSON value",
                "[Infinity]                 § 1:2  § `Infinity` is not a JSON value",
                "[-Infinity]                § 1:2  § `-Infinity` is not a JSON value",
                "[01]                       § 1:2  § `01` is not a JSON value",
                "[-01]                      § 1:2  § `-01` is not a JSON value",
                "[+1]                       § 1:2  § `+1` is not a JSON value",
                "[.5]                       § 1:2  § `.5` is not a JSON value",
                "[5.]                       § 1:2  § `5.` is not a JSON value",
                "[1e]                       § 1:2  § `1e` is not a JSON value",
                "[0x1F]                     § 1:2  § `0x1F` is not a JSON value",
                "[1_000]                    § 1:2  § `1_000` is not a JSON value",
                "[1.2.3]                    § 1:2  § `1.2.3` is not a JSON value",
                "[-]                        § 1:2  § `-` is not a JSON value",
                // words
                "[True]                     § 1:2  § `True` is not a JSON value",
                "[tru]                      § 1:2  § `tru` is not a JSON value",
                "[trues]                    § 1:2  § `trues` is not a JSON value",
                "[None]                     § 1:2  § `None` is not a JSON value",
                "[undefined]                § 1:2  § `undefined` is not a JSON value",
                // structure
                "{\"a\"}                    § 1:5  § a key has no `:` behind it",
                "{\"a\" 1}                  § 1:6  § a key has no `:` behind it",
                "{\"a\":}                   § 1:6  § a value is missing before `}`",
                "{\"a\":1                   § 1:1  § a `{` is never closed",
                "[1, [2]                    § 1:1  § a `[` is never closed",
                "[1}                        § 1:3  § a `[` is closed with `}`",
                "{\"a\":1]                  § 1:7  § a `{` is closed with `]`",
                "[1]]                       § 1:4  § `]` is behind the end of the JSON value",
                "{} {}                      § 1:4  § `{` is behind the end of the JSON value",
                "openapi: 3.1.0             § 1:1  § the file does not start as JSON does",
                "--- {}                     § 1:1  § the file does not start as JSON does",
                "{<NL>  \"a\": &x 1<NL>}    § 2:8  § `&` starts no JSON value",
                "{<NL>  \"\uD83D\uDE00\": x<NL>} § 2:8  § `x` is not a JSON value"
            })
    void namesTheFirstCharacterThatIsNoJson(String text, String place, String message) {
        Outcome<Node> read = read(raw(text));

        assertThat(read.diagnostics()).hasSize(1);
        Diagnostic found = read.diagnostics().getFirst();
        assertThat(found.span().startLine() + ":" + found.span().startColumn()).isEqualTo(place);
        assertThat(found.message()).isEqualTo(message);
        assertThat(found.rule()).isEqualTo("MGW1001");
        assertThat(found.help()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n"})
    void aFileWithoutAValueIsEmpty(String text) {
        assertThat(read(text).diagnostics()).extracting(Diagnostic::rule).containsExactly("MGW1006");
    }

    @Test
    void valuesHaveTheirPlaceAndTheirTypeAndEscapesTheirMeaning() {
        Node root = read("{\n\t\"\ud83d\ude00\": {\"a\\u0062\": [1.5, \"x\\n\"]},\r\n  \"c\": null\r}\n")
                .value()
                .orElseThrow();

        assertThat(root.span().toString()).isEqualTo("a.json:1:1");
        assertThat(root.span().endLine()).isEqualTo(4);
        Node list = root.at(NodePath.of("\ud83d\ude00", "ab")).orElseThrow();
        assertThat(list.span().toString()).isEqualTo("a.json:2:19");
        Node.Scalar number =
                (Node.Scalar) root.at(NodePath.of("\ud83d\ude00", "ab", "0")).orElseThrow();
        assertThat(number.type()).isEqualTo(Node.ScalarType.DECIMAL);
        assertThat(root.textAt(NodePath.of("\ud83d\ude00", "ab", "1"))).contains("x\n");
        Node.Scalar nothing = (Node.Scalar) root.at(NodePath.of("c")).orElseThrow();
        assertThat(nothing.type()).isEqualTo(Node.ScalarType.NULL);
        assertThat(nothing.span().toString()).isEqualTo("a.json:3:8");
    }

    @Test
    void aKeyThatLooksLikeAMergeIsAKey() {
        assertThat(read("{\"<<\": {\"a\": 1}}").value().orElseThrow().at(NodePath.of("<<", "a")))
                .isPresent();
    }

    @Test
    void deepNestingIsSaidAndCostsNoStack() {
        assertThat(read("[".repeat(1_000_000)).diagnostics())
                .extracting(Diagnostic::rule)
                .containsExactly("MGW1012");
        assertThat(read("[".repeat(90) + "]".repeat(90)).diagnostics()).isEmpty();
    }

    @Test
    void theSameTextIsYamlUnderAnotherName() {
        byte[] text = "{'a': 1, # why\n b: [1,]}".getBytes(StandardCharsets.UTF_8);

        assertThat(YamlReader.read(new SourceFile("a.yaml", text), YamlDialect.CONTRACT)
                        .diagnostics())
                .isEmpty();
        assertThat(YamlReader.read(new SourceFile("A.JSON".toUpperCase(Locale.ROOT), text), YamlDialect.CONTRACT)
                        .diagnostics())
                .hasSize(1);
    }
}
