package mgwc.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every folder of {@code fixtures/format} holds a document as somebody wrote it and in its canonical form;
 * {@code -Dmgwc.fixtures.update=true} rewrites the latter.
 */
class FormatterTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final boolean UPDATE = Boolean.getBoolean("mgwc.fixtures.update");

    @TestFactory
    Stream<DynamicTest> writesTheCanonicalForm() throws IOException {
        try (Stream<Path> folders = Files.list(FIXTURES.resolve("format"))) {
            return folders
                    .sorted()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> compare(folder)))
                    .toList()
                    .stream();
        }
    }

    private static void compare(Path folder) throws IOException {
        String formatted = text(formatted(read(folder.resolve("before.yaml"))));
        Path after = folder.resolve("after.yaml");
        if (UPDATE) {
            Files.writeString(after, formatted);
        }
        assertThat(formatted).isEqualTo(Files.readString(after));
        assertThat(text(formatted(read(after)))).isEqualTo(formatted);
    }

    @Test
    void settlesEveryDocumentOfTheOtherFixtures() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(FIXTURES)) {
            files = all.filter(path -> path.toString().endsWith(".yaml")).toList();
        }
        int formatted = 0;
        for (Path path : files) {
            SourceFile file = read(path);
            if (YamlReader.read(file, YamlDialect.DOCUMENT).hasErrors()) {
                assertThat(Formatter.format(file).value()).isEmpty();
            } else {
                SourceFile once = formatted(file);
                assertThat(formatted(once)).as(path.toString()).isSameAs(once);
                formatted++;
            }
        }

        assertThat(formatted).isGreaterThan(250);
    }

    @Test
    void returnsTheSameFileWhenNothingChanges() {
        SourceFile file = file("kind: Api # x\nspec: {}\n");

        assertThat(formatted(file)).isSameAs(file);
    }

    @Test
    void writesAnEntryWithinAListAsAMapping() {
        assertThat(text(formatted(file("a: [b: 1, c]\n")))).isEqualTo("a: [{b: 1}, c]\n");
        assertThat(text(formatted(file("a: [b: 1, # why\n c]\n")))).isEqualTo("a:\n  - {b: 1} # why\n  - c\n");
    }

    @Test
    void leavesWhatIsNoDocumentAlone() {
        Outcome<SourceFile> broken = Formatter.format(file("kind: Api\nspec: {\n"));

        assertThat(broken.value()).isEmpty();
        assertThat(broken.diagnostics()).extracting(Diagnostic::rule).containsExactly("MGW1001");
        assertThat(Formatter.format(file("# only a remark\n")).value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  just text' | MGW2012 apis/x/v1/api.yaml:1:3",
                "'kind: Api\n? \"a\n  b\"\n: x' | MGW1021 apis/x/v1/api.yaml:2:3",
                "'kind: Api\n? |\n  a\n: x' | MGW1021 apis/x/v1/api.yaml:2:3",
                "'kind: Api\nspec: [{? \"a\n  b\" : x}]' | MGW1021 apis/x/v1/api.yaml:2:11"
            })
    void namesWhatItCannotFormat(String text, String finding) {
        Outcome<SourceFile> formatted = Formatter.format(file(text));

        assertThat(formatted.value()).isEmpty();
        assertThat(formatted.diagnostics())
                .extracting(found -> found.rule() + " " + found.span())
                .containsExactly(finding);
    }

    /** Columns count characters, and so does the limit. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "\ud83c\udf55"})
    void formatsKeysOfAThousandCharacters(String character) {
        String longest = "? " + character.repeat(1_000) + "\n: x\n";

        assertThat(text(formatted(file(longest)))).isEqualTo(character.repeat(1_000) + ": x\n");
        assertThat(Formatter.format(file(longest.replace("? ", "? " + character)))
                        .diagnostics())
                .extracting(Diagnostic::rule, found -> found.span().toString())
                .containsExactly(tuple("MGW1021", "apis/x/v1/api.yaml:1:3"));
    }

    @Test
    void takesMegabytes() {
        StringBuilder text = new StringBuilder("kind: Api\nspec:\n    free:\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("        'key")
                    .append(i)
                    .append("':   [1,2] # remark ")
                    .append(i)
                    .append("\n\n\n");
        }

        String formatted = text(formatted(file(text.toString())));

        assertThat(formatted.lines().count()).isEqualTo(200_002);
        assertThat(formatted).endsWith("\n\n    key99999: [1, 2] # remark 99999\n");
    }

    private static SourceFile formatted(SourceFile file) {
        return Formatter.format(file).value().orElseThrow();
    }

    private static SourceFile read(Path path) throws IOException {
        return new SourceFile("apis/x/v1/api.yaml", Files.readAllBytes(path));
    }

    private static SourceFile file(String text) {
        return new SourceFile("apis/x/v1/api.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(SourceFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    @Test
    void tabsThatSeparateBecomeSpaces() {
        SourceFile file = new SourceFile(
                "mgwc.yaml",
                "apiVersion: mgwc/v1\nkind:\tWorkspace\n\t\nmetadata:\n\t# who\n  name:\ta\nspec: {}\n"
                        .getBytes(StandardCharsets.UTF_8));

        String text = new String(Formatter.format(file).value().orElseThrow().content(), StandardCharsets.UTF_8);

        assertThat(text).contains("kind: Workspace\n", "# who\n", "name: a\n").doesNotContain("\t");
    }
}
