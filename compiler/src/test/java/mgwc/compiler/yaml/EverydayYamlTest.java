package mgwc.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read the quick way is read exactly as the YAML engine reads it: values, types, spans and findings. */
class EverydayYamlTest {

    private static final int CHANGES = Integer.getInteger("mgwc.mutation.count", 20);
    private static final int TEXTS = 3_000 * CHANGES;
    private static final String[] PIECES = {
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n  ",
        ":",
        ": ",
        ":\n",
        "- ",
        "-",
        "#",
        " #",
        "'",
        "\"",
        "[",
        "]",
        "{",
        "}",
        ",",
        "|",
        "|\n",
        "|-\n",
        ">\n",
        ">-\n",
        "?",
        "? ",
        "&a ",
        "*a",
        "!t ",
        "\\",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "~",
        "null",
        "1.10",
        "no",
        "''",
        "\"\"",
        "{}",
        "[]",
        "a: b",
        "x",
        "\u00e9",
        "\ud83c\udf55",
        "\t",
        "\r\n",
        "\u0085",
        "\u00a0",
        "\u2028",
        "<<: ",
        "0",
        "    "
    };

    private static Stream<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : List.of(
                "src/test/fixtures",
                "../apis",
                "../environments",
                "../policies",
                "../applications",
                "../target/npm/node_modules/@readme/oas-examples")) {
            if (Files.isDirectory(Path.of(root))) {
                try (Stream<Path> found = Files.walk(Path.of(root))) {
                    found.filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                            .forEach(files::add);
                }
            }
        }
        return files.stream();
    }

    static void assertReadAlike(String name, String text, YamlDialect dialect, int[] quick) {
        SourceFile file = new SourceFile(name, text.getBytes(StandardCharsets.UTF_8));
        List<Diagnostic> diagnostics = new ArrayList<>();
        NodeBuilder builder = new NodeBuilder(name, dialect, diagnostics);
        if (SourceText.of(file).value().isPresent()
                && EverydayYaml.read(name, SourceText.of(file).value().get(), builder)) {
            quick[0]++;
            Outcome<Node> engine = YamlReader.readWithEngine(file, dialect);
            assertThat(Outcome.of(builder.root().orElseThrow(), diagnostics))
                    .as(text)
                    .isEqualTo(engine);
        }
    }

    @ParameterizedTest
    @EnumSource(YamlDialect.class)
    void filesAndWhatBecomesOfThemWhenChanged(YamlDialect dialect) throws IOException {
        Random random = new Random(20261123);
        int[] quick = new int[1];
        int[] quickChanged = new int[1];
        List<Path> files = files().toList();
        for (Path path : files) {
            String text = Files.readString(path, StandardCharsets.ISO_8859_1);
            assertReadAlike(path.toString(), text, dialect, quick);
            for (int i = 0; i < CHANGES && text.length() < 20_000; i++) {
                assertReadAlike(path.toString(), changed(text, random), dialect, quickChanged);
            }
        }
        assertThat(quick[0]).as("files read quickly of " + files.size()).isGreaterThan(files.size() / 2);
        assertThat(quickChanged[0]).isGreaterThan(files.size());
    }

    private static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            if (random.nextBoolean()) {
                changed.insert(at, PIECES[random.nextInt(PIECES.length)]);
            } else {
                changed.delete(at, Math.min(changed.length(), at + random.nextInt(6)));
            }
        }
        return changed.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b\n",
                "a:\nb: c\n",
                "a:\n- b\n- c:\n  d: e\nf: g\n",
                "a:\n  - - b\n    - c\n  -\n  - d\n",
                "- a\n-\n",
                "\"a\": 'b' # c\n",
                "a: {b: c, d: [e, \"f g\", {}], h: http://x:1/y}  # z\n",
                "a: -1\nb: c#d\ne: f g  # h\n",
                "a: |\n  b\n\n    c\n  d\n\ne: >-\n  f\n  g\n\n  h\ni: j\n",
                "# only\na: b # c\n\n\n  # d\ne: f",
                "/menu/{item}:\n  get:\n    \"200\": {description: x y}\n",
                "a: [\n  b,\n  c\n]\nd:\n  {e: f,\n g: h}\n",
                "{\"a\":1,\"b\" : [\n1,2\n ]\n}",
                "a: \"b\\n\\u00e9\\\"\"\r\n\"\\\"c\": |\r\n  d\r\n  e\r\n"
            })
    void whatPeopleWrite(String text) {
        int[] quick = new int[1];

        assertReadAlike("a.yaml", text, YamlDialect.CONTRACT, quick);

        assertThat(quick[0]).isEqualTo(1);
    }

    /** The engine takes no key for one whose colon is more than 1,024 characters away. */
    @ParameterizedTest
    @ValueSource(ints = {990, 1_000, 1_020, 1_021, 1_022, 1_023, 1_024, 1_025, 1_030})
    void longKeys(int length) {
        int[] quick = new int[1];
        for (YamlDialect dialect : YamlDialect.values()) {
            for (String quote : List.of("", "'", "\"")) {
                String key = quote + "k".repeat(length) + quote;
                assertReadAlike("a.yaml", key + ": b\n", dialect, quick);
                assertReadAlike("a.yaml", "- " + key + ": b\n", dialect, quick);
                assertReadAlike("a.yaml", "{" + key + ": b}\n", dialect, quick);
            }
        }
        assertThat(quick[0] > 0).isEqualTo(length <= 1_000);
    }

    /** Random texts of few characters come by more odd structures than changed files do. */
    @Test
    void randomTexts() {
        Random random = new Random(7);
        String[] alphabet = {
            "a", "b", ":", ": ", "- ", "\n", "\n", "\n ", "\n  ", "\n    ", " ", "#", "'", "\"", "[", "]", "{", "}",
            ",", ", ", "|\n", ">\n", "-"
        };
        int[] quick = new int[1];
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(14); length >= 0; length--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            assertReadAlike("a.yaml", text.toString(), YamlDialect.CONTRACT, quick);
        }
        assertThat(quick[0]).isGreaterThan(TEXTS / 100);
    }
}
