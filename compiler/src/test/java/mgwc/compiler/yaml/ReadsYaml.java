package mgwc.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;

/** Bytes as a YAML file: read in both dialects, quickly as by the engine, with findings in lines that are there. */
public final class ReadsYaml {

    private ReadsYaml() {}

    /** The entry point that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] data) {
        SourceFile file = new SourceFile("a.yaml", data);
        Outcome<String> text = SourceText.of(file);
        long lines =
                text.value().map(read -> read.split("\r\n|\r|\n", -1).length).orElse(Integer.MAX_VALUE);
        for (YamlDialect dialect : YamlDialect.values()) {
            Outcome<Node> read = YamlReader.read(file, dialect);
            assertThat(read.value().isPresent() || read.hasErrors()).isTrue();
            for (Diagnostic found : read.diagnostics()) {
                assertThat((long) found.span().startLine()).as("%s", found).isBetween(1L, lines);
                assertThat(found.span().endLine())
                        .isGreaterThanOrEqualTo(found.span().startLine());
            }
            if (text.value().isPresent() && isQuick(file.path(), text.value().get(), dialect)) {
                assertThat(read).isEqualTo(YamlReader.readWithEngine(file, dialect));
            }
        }
    }

    private static boolean isQuick(String path, String text, YamlDialect dialect) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        return EverydayYaml.read(path, text, new NodeBuilder(path, dialect, diagnostics));
    }
}
