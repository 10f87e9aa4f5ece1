package mgwc.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.format.Formatter;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;

/** Bytes as a document to be formatted: it keeps its meaning, and formatting it again changes nothing. */
public final class FormatsDocuments {

    private FormatsDocuments() {}

    /** The entry point that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] data) {
        SourceFile file = new SourceFile("apis/x/v1/api.yaml", data);
        Outcome<Node> before = YamlReader.read(file, YamlDialect.DOCUMENT);
        Optional<SourceFile> formatted = Formatter.format(file).value();
        assertThat(before.hasErrors() && formatted.isPresent()).isFalse();
        if (formatted.isEmpty()) {
            return;
        }
        SourceFile once = formatted.get();
        Node after = YamlReader.read(once, YamlDialect.DOCUMENT).value().orElseThrow();
        assertThat(NodeText.equal(before.value().orElseThrow(), after)).isTrue();
        assertThat(Formatter.format(once).value().orElseThrow().content()).isEqualTo(once.content());
    }
}
