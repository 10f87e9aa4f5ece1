package mgwc.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.value.NodePath;
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
}
