package mgwc.compiler.report;

import static mgwc.compiler.report.FormatsTest.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.Issue;
import edu.hm.hafner.analysis.IssueParser;
import edu.hm.hafner.analysis.parser.JsonParser;
import edu.hm.hafner.analysis.parser.violations.JUnitAdapter;
import edu.hm.hafner.analysis.parser.violations.SarifAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.text.PrintableText;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the programs that read our reports make of them, as far as they can be had as libraries. */
class ConsumersTest {

    private static final List<Diagnostic> FINDINGS =
            Awkward.inspection().report().diagnostics();

    /** What a test reads as the consumers of a format do. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    private @interface Reads {
        Format value();
    }

    @TempDir
    Path folder;

    /** People read text; no program does. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "TEXT")
    void everyFormatIsReadAsItsConsumersReadIt(Format format) {
        assertThat(Arrays.stream(ConsumersTest.class.getDeclaredMethods())
                        .map(test -> test.getAnnotation(Reads.class))
                        .filter(Objects::nonNull)
                        .map(Reads::value))
                .as(
                        "nothing here reads `%s`: add a test with the parser or the schema of whoever reads it, and mark it"
                                + " @Reads(Format.%s)",
                        format, format.name())
                .contains(format);
    }

    @Test
    @Reads(Format.SARIF)
    void sarifFitsTheSchemaOfTheStandard() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(SarifAdapter.class.getResourceAsStream("/jsonschemas/sarif-schema.json"))) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(JsonMapper.shared().readTree(file));

            assertThat(schema.validate(json(Format.SARIF))).isEmpty();
            assertThat(schema.validate(JsonMapper.shared().readTree("{\"version\": \"2.1.0\"}")))
                    .isNotEmpty();
        }
    }

    @Test
    void jenkinsReadsSarif() throws IOException {
        assertThat(read(Format.SARIF, "sarif", new SarifAdapter()))
                .extracting(
                        Issue::getType,
                        Issue::getLineStart,
                        issue -> issue.getSeverity().getName())
                .containsExactlyInAnyOrderElementsOf(FINDINGS.stream()
                        .map(found -> tuple(
                                found.rule(),
                                found.span().startLine(),
                                switch (found.severity()) {
                                    case ERROR -> "HIGH";
                                    case WARNING -> "NORMAL";
                                    case INFO -> "LOW";
                                }))
                        .toList());
    }

    @Test
    void columnsInSarifCountUtf16UnitsAndFilesAreUris() throws IOException {
        JsonNode location = json(Format.SARIF).at("/runs/0/results/0/locations/0/physicalLocation");

        assertThat(location.at("/region").toString())
                .isEqualTo("{\"startLine\":2,\"startColumn\":2,\"endLine\":2,\"endColumn\":8}");
        String uri = location.at("/artifactLocation/uri").stringValue();
        assertThat(URI.create("file:///").resolve(uri).getPath()).isEqualTo("/apis/a b/100%#1.yaml");
        assertThat(URI.create(uri).isAbsolute()).isFalse();
    }

    @Test
    @Reads(Format.WARNINGS_NG)
    void jenkinsReadsItsOwnFormatWithoutLoss() throws IOException {
        List<Issue> issues = read(Format.WARNINGS_NG, "json", new JsonParser());

        assertThat(issues)
                .extracting(Issue::getFileName, Issue::getType, Issue::getLineStart, Issue::getLineEnd)
                .containsExactlyElementsOf(FINDINGS.stream()
                        .map(found -> tuple(
                                PrintableText.of(found.span().file()),
                                found.rule(),
                                found.span().startLine(),
                                found.span().endLine()))
                        .toList());
        assertThat(issues.getFirst())
                .returns(2, Issue::getColumnStart)
                .returns(7, Issue::getColumnEnd)
                .returns("ERROR", issue -> issue.getSeverity().getName())
                .returns("schema", Issue::getCategory)
                .returns("unknown field `🍕🍕`", Issue::getMessage);
        assertThat(issues).extracting(Issue::getFingerprint).doesNotHaveDuplicates();
        assertThat(issues.getFirst().getDescription()).contains("never &lt;b&gt;bold&lt;/b&gt;");
    }

    @Test
    @Reads(Format.JUNIT)
    void jenkinsFindsFileAndLineOfFailedTests() throws IOException {
        assertThat(read(Format.JUNIT, "xml", new JUnitAdapter()))
                .filteredOn(issue -> !issue.getFileName().isEmpty())
                .extracting(Issue::getFileName, Issue::getLineStart)
                .contains(tuple("environments/prod/environment.yaml", 1), tuple("apis/a b/100%#1.yaml", 2));
    }

    @Test
    void suitesCountTheTestCasesThatAreInThem() throws Exception {
        Document report = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(written(Format.JUNIT, Awkward.inspection()))));
        NodeList suites = report.getElementsByTagName("testsuite");

        assertThat(suites.getLength()).isEqualTo(3);
        for (int i = 0; i < suites.getLength(); i++) {
            Element suite = (Element) suites.item(i);
            assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
            assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
            assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
        }
        assertThat(count(report.getDocumentElement(), "failure")).isEqualTo("6");
    }

    private static String count(Element element, String name) {
        return Integer.toString(element.getElementsByTagName(name).getLength());
    }

    @Test
    @Reads(Format.MARKDOWN)
    void aCommentHoldsARowForEachFindingAndNoMarkupOfTheirs() throws IOException {
        Node document = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(written(Format.MARKDOWN, Awkward.inspection()));
        Comment comment = new Comment();
        document.accept(comment);

        assertThat(comment.rows).hasSize(FINDINGS.size());
        assertThat(comment.rows).allMatch(cells -> cells == 4);
        assertThat(comment.html.stream().distinct()).containsOnly("<br>");
        assertThat(comment.links).isEmpty();
        assertThat(comment.headings).contains("apis/it's <&>\"|`@me`|.yaml", "apis/a b/100%#1.yaml");
        assertThat(comment.text.toString()).contains("<script>alert(1)</script>", "never <b>bold</b>");
        assertThat(comment.strong).allMatch(words -> words.matches("MGW\\d{4}|mgwc:"));
    }

    @Test
    @Reads(Format.GITHUB)
    void aRunnerReadsBackWhatAnnotationsSay() throws IOException {
        List<Map<String, String>> commands = written(Format.GITHUB, Awkward.inspection())
                .lines()
                .map(ConsumersTest::command)
                .toList();

        assertThat(commands).hasSize(FINDINGS.size());
        assertThat(commands.getFirst())
                .containsEntry("command", "error")
                .containsEntry("file", "apis/a b/100%#1.yaml")
                .containsEntry("line", "2")
                .containsEntry("col", "2")
                .containsEntry("endColumn", "7")
                .containsEntry("title", "MGW2001");
        assertThat(commands.getFirst().get("message"))
                .startsWith("unknown field `🍕🍕`\ndid you mean `菜单`?\n")
                .contains("mgwc.yaml:1:4: declared, here: 100%");
        assertThat(commands)
                .filteredOn(command -> !command.get("line").equals(command.get("endLine")))
                .isNotEmpty()
                .allMatch(command -> !command.containsKey("col") && !command.containsKey("endColumn"));
    }

    @Test
    @Reads(Format.GITLAB)
    void gitlabGetsTheFieldsItDocuments() throws IOException {
        JsonNode issues = json(Format.GITLAB);

        assertThat(issues.size()).isEqualTo(FINDINGS.size());
        assertThat(issues).allSatisfy(issue -> {
            assertThat(issue.path("description").stringValue()).isNotBlank();
            assertThat(issue.path("check_name").stringValue()).matches("MGW\\d{4}");
            assertThat(issue.path("severity").stringValue()).isIn("info", "minor", "major", "critical", "blocker");
            assertThat(issue.at("/location/path").stringValue()).isNotBlank();
            assertThat(issue.at("/location/lines/begin").intValue()).isPositive();
        });
        assertThat(issues)
                .extracting(issue -> issue.path("fingerprint").stringValue())
                .doesNotHaveDuplicates();
    }

    @Test
    @Reads(Format.COMPACT)
    void editorsFindPlaceLevelAndMessageInEveryLine() throws IOException {
        assertThat(written(Format.COMPACT, Awkward.inspection()).lines())
                .hasSize(FINDINGS.size())
                .allMatch(line -> line.matches("[^:]+:\\d+:\\d+: (error|warning|info) MGW\\d{4} .+"));
    }

    @Test
    @Reads(Format.JSON)
    void jsonFitsTheSchemaThatIsPublished() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(JsonMapper.shared().readTree(Path.of("../docs/reference/findings.schema.json")));

        assertThat(schema.validate(json(Format.JSON))).isEmpty();
        assertThat(schema.validate(JsonMapper.shared().readTree("{\"schemaVersion\": 2}")))
                .isNotEmpty();
    }

    private static JsonNode json(Format format) throws IOException {
        return JsonMapper.shared().readTree(written(format, Awkward.inspection()));
    }

    private List<Issue> read(Format format, String ending, IssueParser parser) throws IOException {
        Path file = Files.writeString(folder.resolve("report." + ending), written(format, Awkward.inspection()));
        edu.hm.hafner.analysis.Report report = parser.parse(new FileReaderFactory(file));
        assertThat(report.getErrorMessages()).isEmpty();
        return report.stream().toList();
    }

    /** As the runner reads a line: properties up to the second {@code ::}, separated by commas, then the message. */
    private static Map<String, String> command(String line) {
        Map<String, String> command = new LinkedHashMap<>();
        int end = line.indexOf("::", 2);
        String[] head = line.substring(2, end).split(" ", 2);
        command.put("command", head[0]);
        for (String property : head[1].split(",", -1)) {
            String[] pair = property.split("=", 2);
            command.put(pair[0], pair[1].replace("%2C", ",").replace("%3A", ":").replace("%25", "%"));
        }
        command.put("message", line.substring(end + 2).replace("%0A", "\n").replace("%25", "%"));
        return command;
    }

    private static final class Comment extends AbstractVisitor {
        private final List<Integer> rows = new ArrayList<>();
        private final List<String> html = new ArrayList<>();
        private final List<String> headings = new ArrayList<>();
        private final List<String> strong = new ArrayList<>();
        private final List<Node> links = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow && node.getParent() instanceof TableBody) {
                rows.add((int) children(node).count());
            }
            super.visit(node);
        }

        @Override
        public void visit(Heading heading) {
            headings.add(plain(heading));
            super.visit(heading);
        }

        @Override
        public void visit(StrongEmphasis words) {
            strong.add(plain(words));
        }

        @Override
        public void visit(HtmlInline tag) {
            html.add(tag.getLiteral());
        }

        @Override
        public void visit(Link link) {
            links.add(link);
        }

        @Override
        public void visit(Text words) {
            text.append(words.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.append(code.getLiteral());
        }

        private static String plain(Node node) {
            StringBuilder plain = new StringBuilder();
            children(node)
                    .forEach(child -> plain.append(
                            switch (child) {
                                case Text words -> words.getLiteral();
                                case Code code -> code.getLiteral();
                                default -> "";
                            }));
            return plain.toString();
        }

        private static Stream<Node> children(Node node) {
            return Stream.iterate(node.getFirstChild(), Objects::nonNull, Node::getNext);
        }
    }
}
