package mgwc.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.value.NodePath;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What indentation tells agrees with what the reader of YAML says, and is told of half-typed files too. */
class OutlineTest {

    private static Outline outline(String text) {
        return Outline.of("a.yaml", List.of(text.split("\n", -1)));
    }

    private static List<String> words(Outline outline) {
        return outline.entries().stream()
                .map(entry -> entry.path() + " " + place(entry.key())
                        + entry.value()
                                .map(value -> " = " + entry.text() + " " + place(value))
                                .orElse(""))
                .toList();
    }

    private static String place(mgwc.compiler.diagnostic.SourceSpan span) {
        return span.startLine() + ":" + span.startColumn() + "-" + span.endColumn();
    }

    @TestFactory
    Stream<DynamicTest> everyWellFormedDocumentHasTheOutlineOfItsTree() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of(
                "../compiler/src/test/fixtures", "../apis", "../environments", "../policies", "../applications")) {
            try (Stream<Path> paths = Files.walk(Path.of(folder))) {
                paths.filter(path -> path.toString().endsWith(".yaml")
                                || path.toString().endsWith(".yml")
                                || path.toString().endsWith("openapi.json"))
                        .filter(Files::isRegularFile)
                        .forEach(files::add);
            }
        }
        return files.stream().sorted().flatMap(file -> wellFormed(file).stream());
    }

    private static Optional<DynamicTest> wellFormed(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        SourceFile source = new SourceFile("a.yaml", content);
        Outcome<Node> read = YamlReader.read(source, YamlDialect.CONTRACT);
        String text = new String(content, StandardCharsets.UTF_8);
        boolean plain = !text.contains(": &")
                && !text.contains(": !")
                && !text.contains("- &")
                && !text.contains("<<")
                && !text.contains("? ");
        if (read.hasErrors() || read.value().isEmpty() || !plain) {
            return Optional.empty();
        }
        return Optional.of(DynamicTest.dynamicTest(file.toString(), () -> {
            Node root = read.value().get();
            List<String> expected = new ArrayList<>();
            collect(NodePath.ROOT, root, expected);
            Outline outline =
                    Outline.of("a.yaml", SourceTree.of(List.of(source)).lines("a.yaml"));
            List<String> told = outline.entries().stream()
                    .map(entry -> entry.path() + " "
                            + (entry.item() ? "" : place(entry.key()))
                            + entry.value()
                                    .filter(value -> !scalar(
                                                    root.at(entry.path()).orElse(root))
                                            .isEmpty())
                                    .map(value -> " " + value.startLine() + ":" + value.startColumn())
                                    .orElse(""))
                    .toList();
            assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
        }));
    }

    private static void collect(NodePath path, Node node, List<String> words) {
        switch (node) {
            case Node.Mapping mapping ->
                mapping.entries().forEach((key, entry) -> {
                    words.add(path.child(key) + " " + place(entry.keySpan()) + scalar(entry.value()));
                    collect(path.child(key), entry.value(), words);
                });
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    words.add(path.child(i) + " " + scalar(sequence.items().get(i)));
                    collect(path.child(i), sequence.items().get(i), words);
                }
            }
            case Node.Scalar ignored -> {}
        }
    }

    private static String scalar(Node node) {
        boolean shown = node instanceof Node.Scalar
                && node.span().startLine() == node.span().endLine()
                && node.span().startColumn() < node.span().endColumn();
        return shown ? " " + node.span().startLine() + ":" + node.span().startColumn() : "";
    }

    @Test
    void halfTypedFilesHaveOneToo() {
        assertThat(words(outline("""
                                kind: Api
                                spec:
                                  basePath: "/x
                                  throttling:
                                    ti
                                  operations:
                                    placeOrder: {throttling: {tier: Go
                                    getMenu:
                                      security:
                                        scopes: [a, "b
                                  list:
                                  - one
                                  - name: two # not this
                                """)))
                .containsExactly(
                        "/kind 1:1-5 = Api 1:7-10",
                        "/spec 2:1-5",
                        "/spec/basePath 3:3-11 = /x 3:13-16",
                        "/spec/throttling 4:3-13 = ti 5:5-7",
                        "/spec/operations 6:3-13",
                        "/spec/operations/placeOrder 7:5-15",
                        "/spec/operations/placeOrder/throttling 7:18-28",
                        "/spec/operations/placeOrder/throttling/tier 7:31-35 = Go 7:37-39",
                        "/spec/operations/getMenu 8:5-12",
                        "/spec/operations/getMenu/security 9:7-15",
                        "/spec/operations/getMenu/security/scopes 10:9-15",
                        "/spec/operations/getMenu/security/scopes/0 10:18-19 = a 10:18-19",
                        "/spec/operations/getMenu/security/scopes/1 10:21-23 = b 10:21-23",
                        "/spec/list 11:3-7",
                        "/spec/list/0 12:5-8 = one 12:5-8",
                        "/spec/list/1 13:3-4",
                        "/spec/list/1/name 13:5-9 = two 13:11-14");
    }

    @Property(tries = 2000)
    void anyTextHasAnOutline(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({'a', ':', ' ', '\n', '-', '[', ']', '{', '}', ',', '"', '\'', '#', '|', '\t', '&'})
                    String text) {
        Outline outline = outline(text);

        List<String> lines = List.of(text.split("\n", -1));
        assertThat(outline.entries()).allSatisfy(entry -> {
            assertThat(entry.key().endLine()).isLessThanOrEqualTo(lines.size());
            assertThat(entry.key().endColumn())
                    .isLessThanOrEqualTo(lines.get(entry.key().endLine() - 1).length() + 1);
        });
    }
}
