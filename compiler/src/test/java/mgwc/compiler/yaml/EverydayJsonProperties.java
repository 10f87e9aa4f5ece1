package mgwc.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * JSON is read the quick way, however it is laid out, and exactly as the YAML engine reads it; so is what is nearly
 * JSON.
 */
class EverydayJsonProperties {

    private static final int DEEPEST = 3;
    private static final List<String> PIECES = List.of(
            " ",
            "\n",
            "\n  ",
            "\r\n",
            "\r",
            "\t",
            "\n\t",
            "\n---\n",
            "\n...\n",
            "\n- ",
            ",",
            ":",
            ": ",
            "\n:",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "\\",
            "\\u",
            "\\x41",
            "\\ud83c",
            "#",
            " # ",
            "//",
            "/**/",
            "?",
            "-",
            "~",
            "<<",
            "&a ",
            "*a",
            "!t ",
            "|",
            "a",
            "a b",
            "1",
            "0x1F",
            "-0",
            ".5",
            "NaN",
            "é",
            "\ud83c\udf55",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "\"" + "k".repeat(998),
            "\"" + "k".repeat(1_030));

    @Property(seed = "20261123", tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void json(@ForAll("documents") String text) {
        assertThat(isReadAlike(text)).as(text).isTrue();
    }

    @Property(seed = "20261123", tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void nearlyJson(@ForAll("documents") String text, @ForAll Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(2); i >= 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            if (random.nextInt(3) > 0) {
                changed.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            } else {
                changed.delete(at, Math.min(changed.length(), at + 1 + random.nextInt(3)));
            }
        }
        isReadAlike(changed.toString());
    }

    private static boolean isReadAlike(String text) {
        int[] quick = new int[1];
        for (YamlDialect dialect : YamlDialect.values()) {
            EverydayYamlTest.assertReadAlike("a.json", text, dialect, quick);
        }
        return quick[0] == YamlDialect.values().length;
    }

    @Provide
    Arbitrary<String> documents() {
        return Combinators.combine(blanks(), collections(DEEPEST), blanks())
                .as((before, document, after) -> before + document + after);
    }

    private static Arbitrary<String> collections(int depth) {
        Arbitrary<String> scalars = Arbitraries.oneOf(
                strings(), Arbitraries.of("0", "-0", "17", "-1.50", "1e400", "2E-3", "true", "false", "null"));
        Arbitrary<String> values =
                amidBlanks(depth == 0 ? scalars : Arbitraries.oneOf(scalars, collections(depth - 1)));
        Arbitrary<String> entries = Combinators.combine(strings(), Arbitraries.of("", "", " ", "  "), values)
                .as((key, space, value) -> key + space + ":" + value);
        return Arbitraries.oneOf(between("[", values, "]"), between("{", amidBlanks(entries), "}"));
    }

    private static Arbitrary<String> between(String open, Arbitrary<String> contents, String close) {
        Arbitrary<String> some =
                contents.list().ofMinSize(1).ofMaxSize(3).map(items -> open + String.join(",", items) + close);
        return Arbitraries.frequencyOf(Tuple.of(1, blanks().map(blank -> open + blank + close)), Tuple.of(4, some));
    }

    private static Arbitrary<String> amidBlanks(Arbitrary<String> text) {
        return Combinators.combine(blanks(), text, blanks()).as((before, middle, after) -> before + middle + after);
    }

    private static Arbitrary<String> blanks() {
        return Arbitraries.of("", "", "", " ", "\n", "\n  ", "\r\n ", " \n\n");
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.of(
                        "a",
                        "b",
                        " ",
                        "é",
                        "/",
                        "'",
                        "#",
                        " #",
                        ": ",
                        "{",
                        "]",
                        ",",
                        "- ",
                        "~",
                        "<<",
                        "1",
                        "\\\"",
                        "\\\\",
                        "\\/",
                        "\\b",
                        "\\f",
                        "\\n",
                        "\\r",
                        "\\t",
                        "\\u00e9",
                        "\\u0000",
                        "\\uD83c\\uDf55",
                        "\\udf55",
                        "\ud83c\udf55")
                .list()
                .ofMaxSize(5)
                .map(pieces -> "\"" + String.join("", pieces) + "\"");
    }
}
