package mgwc.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What formatting never does, whatever it is given. */
class FormatterProperties {

    private static final Pattern REMARK = Pattern.compile("# (remark|end) \\d+");

    @Property(tries = 3000)
    void keepsTheMeaningAndEveryCommentAndSettlesAtOnce(@ForAll long seed, @ForAll boolean windows) {
        String written = windows ? RandomDocument.of(seed).replace("\n", "\r\n") : RandomDocument.of(seed);
        SourceFile file = file(written);
        Outcome<Node> before = YamlReader.read(file, YamlDialect.DOCUMENT);
        Statistics.collect(before.hasErrors() ? "not a document" : "document");
        if (before.hasErrors()) {
            assertThat(Formatter.format(file).value()).isEmpty();
            return;
        }

        SourceFile once = Formatter.format(file).value().orElseThrow();

        String text = text(once);
        Node after = YamlReader.read(once, YamlDialect.DOCUMENT).value().orElseThrow();
        assertThat(NodeText.equal(before.value().orElseThrow(), after))
                .as(written)
                .isTrue();
        assertThat(remarks(text)).as(written).containsExactlyInAnyOrderElementsOf(remarks(written));
        assertThat(text(Formatter.format(once).value().orElseThrow()))
                .as(written)
                .isEqualTo(text);
        assertThat(text).doesNotContain("\r").doesNotContain("\t#").endsWith("\n");
    }

    private static List<String> remarks(String text) {
        return REMARK.matcher(text).results().map(match -> match.group()).toList();
    }

    private static SourceFile file(String text) {
        return new SourceFile("apis/x/v1/api.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(SourceFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
