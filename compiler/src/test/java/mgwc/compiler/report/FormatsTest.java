package mgwc.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.text.DisplayLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all formats promise, and the limits of those that have any. */
class FormatsTest {

    private static final Path EXPECTED = Path.of("src/test/fixtures/report");
    private static final int ZERO_WIDTH_SPACE = 0x200b;

    static String written(Format format, Inspection inspection) throws IOException {
        StringBuilder text = new StringBuilder();
        format.write(inspection, false, text);
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void saysExactlyThis(Format format) throws IOException {
        Path expected = EXPECTED.resolve("awkward." + format);
        String text = written(format, Awkward.inspection());
        if (Boolean.getBoolean("mgwc.fixtures.update")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(expected, text);
        }

        assertThat(text).isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @EnumSource
    void nothingInItIsObeyedOrHiddenByATerminal(Format format) throws IOException {
        int[] signs = written(format, Awkward.inspection())
                .codePoints()
                .filter(c -> c != '\n' && DisplayLine.width(c) < 0)
                .filter(c -> format != Format.MARKDOWN || c != ZERO_WIDTH_SPACE)
                .toArray();

        assertThat(signs).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsConfidentialIsNotInIt(Format format) throws IOException {
        String text = written(format, Awkward.inspection());

        assertThat(text).contains("MGW5001").doesNotContain(Awkward.SECRET);
    }

    @ParameterizedTest
    @EnumSource
    void noFindingAtAllIsAReportToo(Format format) throws IOException {
        assertThat(written(format, Awkward.of(List.of()))).doesNotContain("MGW");
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPACT", "SARIF", "JUNIT", "WARNINGS_NG", "GITHUB", "GITLAB", "MARKDOWN"})
    void pathsStartWhereTheCallerSays(Format format) throws IOException {
        Inspection inspection = Awkward.of(List.of(Awkward.finding(Severity.ERROR, "mgwc.yaml", 1, "x")));

        assertThat(written(format, inspection.below("gateway/config/"))).contains("gateway/config/mgwc.yaml");
    }

    @Test
    void everyFormatIsFoundByItsName() {
        assertThat(Format.names())
                .allSatisfy(name -> assertThat(Format.named(name)).isPresent());
        assertThat(Format.named("Warnings-NG")).contains(Format.WARNINGS_NG);
        assertThat(Format.named("xml")).isEmpty();
    }

    @Test
    void fingerprintsStayWhenLinesMoveAndDifferBetweenFindings() {
        Report report = Awkward.inspection().report();
        Fingerprints before = new Fingerprints(Awkward.inspection());
        Report moved = new Report(
                report.diagnostics().stream().map(FormatsTest::oneDown).toList());
        Fingerprints after = fingerprints(
                moved,
                file -> Stream.concat(Stream.of("# new"), Awkward.inspection().lines().lines(file).stream())
                        .toList());

        List<String> names = report.diagnostics().stream().map(before::of).toList();

        assertThat(moved.diagnostics().stream().map(after::of)).containsExactlyElementsOf(names);
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[0-9a-f]{32}"));
    }

    private static Fingerprints fingerprints(Report report, SourceLines lines) {
        Inspection any = Awkward.inspection();
        return new Fingerprints(
                new Inspection(report, lines, any.fixes(), any.files(), any.environments(), any.checker()));
    }

    @Test
    void fingerprintsDoNotDependOnSecrets() {
        Diagnostic secret =
                Awkward.finding(Severity.ERROR, "a", 1, "written out").asConfidential();
        Report report = Report.of(List.of(secret, Awkward.finding(Severity.ERROR, "a", 1, "same line")));

        Stream<String> one = report.diagnostics().stream().map(fingerprints(report, file -> List.of("a: 1"))::of);
        Stream<String> two = report.diagnostics().stream().map(fingerprints(report, file -> List.of("b: 2"))::of);

        assertThat(one).containsExactlyElementsOf(two.toList());
    }

    @Test
    void githubGetsTenOfEachLevelAndAWordAboutTheRest() throws IOException {
        List<Diagnostic> many = IntStream.range(0, 90)
                .mapToObj(i -> Awkward.finding(Severity.values()[i % 3], "a", i + 1, "message " + i))
                .toList();

        List<String> lines = written(Format.GITHUB, Awkward.of(many)).lines().toList();

        assertThat(lines.subList(0, 10)).allMatch(line -> line.startsWith("::error "));
        assertThat(lines.subList(10, 20)).allMatch(line -> line.startsWith("::warning "));
        assertThat(lines.subList(20, 30)).allMatch(line -> line.startsWith("::notice "));
        assertThat(lines)
                .hasSize(30)
                .last()
                .asString()
                .contains("30 errors, 30 warnings, 30 notes in 1 file; 61 have no annotation");
    }

    @Test
    void sarifStaysBelowWhatCodeScanningTakes() throws IOException {
        List<Diagnostic> many = IntStream.range(0, SarifReport.MOST_RESULTS + 7)
                .mapToObj(i -> Awkward.finding(i < 7 ? Severity.WARNING : Severity.ERROR, "a", i + 1, "m"))
                .toList();

        String text = written(Format.SARIF, Awkward.of(many));

        assertThat(text.split("\"ruleIndex\"", -1)).hasSize(SarifReport.MOST_RESULTS + 1);
        assertThat(text).doesNotContain("\"level\" : \"warning\",\n      \"message\" : {\n        \"text\" : \"m\"");
        assertThat(text).contains("25007 findings; the last 7 are left out, errors come first");
    }

    @Test
    void aCommentIsCutAtWholeFilesAndCountsTheRest() throws IOException {
        List<Diagnostic> many = IntStream.range(0, 3000)
                .mapToObj(i -> Awkward.finding(
                        i % 100 == 99 ? Severity.ERROR : Severity.WARNING, "file" + i / 10 + ".yaml", 1, "菜单 " + i))
                .toList();

        String text = written(Format.MARKDOWN, Awkward.of(many));

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(50_000, MarkdownReport.MOST_BYTES);
        assertThat(text.indexOf("file9.yaml")).isLessThan(text.indexOf("file0.yaml"));
        long shown = text.lines().filter(line -> line.startsWith("| 1:1")).count();
        assertThat(shown).isPositive().matches(rows -> rows % 10 == 0, "whole files");
        assertThat(text)
                .contains("\nLeft out for length: %d warnings in %d files.".formatted(3000 - shown, 300 - shown / 10));
    }

    @Test
    void aCommentAboutOneEndlessFileIsOnlyACount() throws IOException {
        List<Diagnostic> many = IntStream.range(0, 3000)
                .mapToObj(i -> Awkward.finding(Severity.ERROR, "a", i + 1, "message"))
                .toList();

        assertThat(written(Format.MARKDOWN, Awkward.of(many)))
                .isEqualTo(MarkdownReport.MARKER
                        + "\n**mgwc:** 3000 errors in 1 file\n\nLeft out for length: 3000 errors in 1 file.\n");
    }

    private static Diagnostic oneDown(Diagnostic found) {
        SourceSpan span = found.span();
        SourceSpan below = new SourceSpan(
                span.file(), span.startLine() + 1, span.startColumn(), span.endLine() + 1, span.endColumn());
        Diagnostic moved = Diagnostic.of(found.rule(), found.severity(), below, found.message())
                .withMarker(found.marker())
                .withEnvironments(found.environments());
        Diagnostic helped = found.help().map(moved::withHelp).orElse(moved);
        return found.confidential() ? helped.asConfidential() : helped;
    }
}
