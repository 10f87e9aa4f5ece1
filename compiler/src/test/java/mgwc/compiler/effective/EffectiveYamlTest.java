package mgwc.compiler.effective;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import mgwc.compiler.InMemory;
import mgwc.compiler.diagnostic.Redactions;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.Node.Sequence;
import mgwc.compiler.yaml.NodeJson;
import mgwc.compiler.yaml.Origin;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

/** Effective configuration as YAML: the same values again, with who set them behind. */
class EffectiveYamlTest {

    private static final SourceSpan HERE = new SourceSpan("apis/x.yaml", 9, 5, 9, 7);
    private static final Redactions NONE = new Redactions(Set.of());

    @Test
    void everyValueNamesWhoSetIt() {
        Origin overlaid = new Origin.Written(
                new SourceSpan("environments/prod/apis/x.yaml", 11, 7, 11, 9),
                List.of(new Origin.Replaced(HERE, "2s")));
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        entries.put("response", entry(new Scalar(overlaid, "5s", ScalarType.STRING)));
        entries.put("connect", entry(new Scalar(new Origin.Default(HERE), "1s", ScalarType.STRING)));
        Mapping timeouts = new Mapping(Origin.Written.at(HERE), entries);

        assertThat(EffectiveYaml.of(mapping("timeouts", timeouts), NONE)).isEqualTo("""
                        timeouts:
                          response: 5s # environments/prod/apis/x.yaml:11:7, was 2s at apis/x.yaml:9:5
                          connect: 1s # default
                        """);
    }

    @Test
    void whatMayBeASecretIsNotShownNorWhatItReplaced() {
        SourceSpan before = new SourceSpan("apis/x.yaml", 1, 1, 1, 9);
        Origin origin = new Origin.Written(HERE, List.of(new Origin.Replaced(before, "hunter1")));
        Mapping document = mapping("password", new Scalar(origin, "hunter2", ScalarType.STRING));

        String yaml = EffectiveYaml.of(document, new Redactions(Set.of(HERE, before)));

        assertThat(yaml).contains("[redacted]").doesNotContain("hunter");
    }

    @Test
    void aSecretInsideOfWhatWasReplacedIsNotShownEither() {
        SourceSpan mapping = new SourceSpan("apis/x.yaml", 3, 1, 5, 9);
        SourceSpan inside = new SourceSpan("apis/x.yaml", 4, 7, 4, 14);
        Origin origin = new Origin.Written(HERE, List.of(new Origin.Replaced(mapping, "{password: hunter1}")));

        String yaml = EffectiveYaml.of(
                mapping("password", new Scalar(origin, "none", ScalarType.STRING)), new Redactions(Set.of(inside)));

        assertThat(yaml).contains("none", "[redacted]").doesNotContain("hunter");
    }

    @Test
    void documentsReadBackAreTheSameValues() {
        EnvironmentConfig config = InMemory.shop().config("prod");

        assertThat(EffectiveDocument.of(config))
                .hasSizeGreaterThan(2)
                .allSatisfy(document -> assertThat(NodeJson.of(read(EffectiveYaml.of(document.root(), NONE))))
                        .isEqualTo(NodeJson.of(document.root())));
    }

    @Property(tries = 500)
    void anyTextReadBackIsTheSame(
            @ForAll @UniqueElements @net.jqwik.api.constraints.Size(min = 1, max = 3)
                    List<
                                    @StringLength(max = 12)
                                    @Chars({'a', ' ', ':', '#', '"', '\\', '\n', '-', '1', '{', ',', ']', '\''}) String>
                            texts) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        List<Node> items = texts.stream().<Node>map(EffectiveYamlTest::text).toList();
        texts.forEach(text -> entries.put(text, entry(text(text))));
        entries.put("list", entry(new Sequence(Origin.Written.at(HERE), items)));
        entries.put(
                "nested", entry(new Sequence(Origin.Written.at(HERE), List.of(mapping("in", text(texts.getFirst()))))));
        Mapping document = new Mapping(Origin.Written.at(HERE), entries);

        assertThat(NodeJson.of(read(EffectiveYaml.of(document, NONE)))).isEqualTo(NodeJson.of(document));
    }

    @Test
    void wordsAndSignsThatYamlWouldReadDifferentlyAreQuoted() {
        for (String text : List.of(
                "yes",
                "No",
                "1.10",
                "~",
                "0o17",
                "",
                " a",
                "a ",
                "a: b",
                "a #b",
                "🍕",
                "\u202e",
                "\u0085",
                "\ud83d\udcbe x",
                "${env:HOME}",
                "@at",
                "`tick",
                "%25",
                "---",
                "/api/{id}",
                "https://a.b:80/c?d=[1]",
                "null")) {
            Mapping document = mapping("key", text(text));

            assertThat(NodeJson.of(read(EffectiveYaml.of(document, NONE)))).isEqualTo(NodeJson.of(document));
        }
    }

    private static Scalar text(String text) {
        Origin origin = new Origin.Written(HERE, List.of(new Origin.Replaced(HERE, text)));
        return new Scalar(origin, text, ScalarType.STRING);
    }

    private static Mapping mapping(String key, Node value) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        entries.put(key, entry(value));
        return new Mapping(Origin.Written.at(HERE), entries);
    }

    private static Entry entry(Node value) {
        return new Entry(HERE, value);
    }

    private static Node read(String yaml) {
        SourceFile file = new SourceFile("effective.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        return YamlReader.read(file, YamlDialect.CONTRACT).value().orElseThrow(() -> new AssertionError(yaml));
    }
}
