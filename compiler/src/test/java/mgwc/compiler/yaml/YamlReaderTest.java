package mgwc.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.value.NodePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        return YamlReader.read(new SourceFile("x.json", text.getBytes(StandardCharsets.UTF_8)), YamlDialect.CONTRACT);
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
}
