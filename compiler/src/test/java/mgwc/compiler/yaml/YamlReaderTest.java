package mgwc.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.value.NodePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    /** The engine reads pieces of 65,536 chars. */
    @ParameterizedTest
    @ValueSource(ints = {65_529, 65_530, 65_531, 65_532, 65_533})
    void readsCharactersOfTwoHalvesWhereverTheyStand(int before) {
        String text = "x".repeat(before) + "😀😀";
        SourceFile file = new SourceFile("x.yaml", ("a: \"" + text + "\"\nb: 1\n").getBytes(StandardCharsets.UTF_8));

        Outcome<Node> read = YamlReader.read(file, YamlDialect.DOCUMENT);

        assertThat(read.value().orElseThrow().textAt(NodePath.of("a"))).contains(text);
    }

    @Test
    void readsJsonThatIsIndentedWithTabsAsIfTheyWereSpaces() {
        String tabs = "{\n\t\"info\":\t{\n\t\t\"title\": \"x\\ty\",\n\t \"tags\": [\n\t\t\t1,\t2\n\t\t]\n\t}\n}\n";

        Outcome<Node> read = read(tabs);

        assertThat(read.hasErrors()).isFalse();
        assertThat(read).isEqualTo(read(tabs.replace('\t', ' ')));
        assertThat(read.value().orElseThrow().textAt(NodePath.of("info", "title")))
                .contains("x\ty");
    }

    @Test
    void findsTabsInWhatIsOnlyNearlyJson() {
        assertThat(read("{\n\t\t\"a\": 1,\n}\n").hasErrors()).isTrue();
        assertThat(read("a:\n\tb: 1\n").diagnostics().getFirst().rule()).isEqualTo("MGW1009");
    }

    private static Outcome<Node> read(String text) {
        return YamlReader.read(new SourceFile("x.yaml", text.getBytes(StandardCharsets.UTF_8)), YamlDialect.CONTRACT);
    }

    /** Nothing ends in an exception, wherever an editor or a copy stopped. */
    @ParameterizedTest
    @ValueSource(strings = {"\\u", "\\x", "\\U", "\\u00e", "\\", "\\UFFFFFFFF", "\\U00110000", "\\ud83c"})
    void aFileThatEndsWithinAnEscapeIsReported(String escape) {
        SourceFile file = new SourceFile("x.yaml", ("a: b\nc: \"é" + escape).getBytes(StandardCharsets.UTF_8));

        Outcome<Node> read = YamlReader.read(file, YamlDialect.DOCUMENT);

        assertThat(read.value()).isEmpty();
        assertThat(read.diagnostics())
                .singleElement()
                .satisfies(finding -> assertThat(finding.span().startLine())
                        .as(finding.message())
                        .isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:\tb\n",
                "a: \tb\n",
                "a:\t\n  b: 1\n",
                "a: \t\n  b: 1\n",
                "a:\t# c\n  b: 1\n",
                "-\ta\n- \tb\n",
                "- k:\tv\n  l:\t\tw\n",
                "a: b\t\n",
                "a: b\t# c\n",
                "\"a\"\t:\t1\n'b'\t:\t2\n",
                "a:\t\"q\"\n",
                "a:\t{b: 1}\n",
                "a:\t[1]\n",
                "a:\t|\n  x\n",
                "a:\n  b: 1\n\t\n  c: 2\n",
                "a:\n  b: 1\n  \t\n  c: 2\n",
                "a: 1\r\n\t\r\nb: 2\r\n",
                "\t\na: 1\n",
                "a: 1\n\t\n",
                "a: 1\n\t# comment\nb: 2\n"
            })
    void aTabThatSeparatesOrIsAloneInItsLineIsASpace(String text) {
        Outcome<Node> read = read(text);

        assertThat(read.diagnostics()).isEmpty();
        assertThat(read).isEqualTo(read(text.replace('\t', ' ')));
    }

    @Test
    void tabsInTextsStay() {
        String text = "a:\t|\n  x\ty\n  \tz\n\n  k:\tv\nb:\t\"p\tq\"\nc:\tr\ts\n";

        Node root = read(text).value().orElseThrow();

        assertThat(root.textAt(NodePath.of("a"))).contains("x\ty\n\tz\n\nk:\tv\n");
        assertThat(root.textAt(NodePath.of("b"))).contains("p\tq");
        assertThat(root.textAt(NodePath.of("c"))).contains("r\ts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "a:<NL><T>b: 1       § 2:1 § the line is indented with a tab",
                "<T>a: b             § 1:1 § the line is indented with a tab",
                "a:<NL>  - b<NL><T>- c § 3:1 § the line is indented with a tab",
                "-<T>- a             § 1:2 § a tab stands where spaces indent the next value",
                "-<T>b: 1            § 1:2 § a tab stands where spaces indent the next value"
            })
    void aTabThatIndentsIsReported(String text, String place, String message) {
        Outcome<Node> read = read(text.replace("<NL>", "\n").replace("<T>", "\t") + "\n");

        assertThat(read.diagnostics()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("MGW1009");
            assertThat(found.span().startLine() + ":" + found.span().startColumn())
                    .isEqualTo(place);
            assertThat(found.message()).isEqualTo(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "%YAML 1.2           § CONTRACT §",
                "%YAML 1.3           § CONTRACT §",
                "%TAG !e! tag:x,1:   § CONTRACT §",
                "%YAML 1.1           § CONTRACT § the file says that it is YAML 1.1, and is read as YAML 1.2",
                "%YAML 1.2           § DOCUMENT § the file starts with a YAML directive"
            })
    void directivesAreReadInContracts(String directive, YamlDialect dialect, String message) {
        SourceFile file = new SourceFile("x.yaml", (directive + "\n---\na: 1\n").getBytes(StandardCharsets.UTF_8));

        assertThat(YamlReader.read(file, dialect).diagnostics())
                .extracting(Diagnostic::message)
                .isEqualTo(message == null ? List.of() : List.of(message));
    }

    /** A file that is full of separating tabs is read twice, and not once for each of them. */
    @Test
    void manyTabsCostNoMoreThanASecondReading() {
        String text = "k:\tv\n\t\n".repeat(1) + "l:\n" + "  - a:\tb\n\t\n".repeat(50_000);

        assertThat(read(text).diagnostics()).isEmpty();
    }
}
