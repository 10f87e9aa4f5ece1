package mgwc.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Fix;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.diagnostic.SourceSpan;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final SourceLines NO_LINES = file -> List.of();

    private static Diagnostic finding(String file, int line, String message) {
        return Diagnostic.of("MGW2001", Severity.ERROR, new SourceSpan(file, line, 1, line, 4), message);
    }

    private static Diagnostic in(Diagnostic finding, String... environments) {
        return finding.withEnvironments(new TreeSet<>(Set.of(environments)));
    }

    private static String text(Report report, SourceLines lines, boolean colour) throws IOException {
        StringBuilder text = new StringBuilder();
        new TextReport(lines, colour).write(report, text);
        return text.toString();
    }

    @Test
    void findingsComeInTheOrderOfFilesAndLines() {
        Report report = Report.of(List.of(finding("b", 1, "x"), finding("a", 9, "x"), finding("a", 2, "x")));

        assertThat(report.diagnostics())
                .extracting(found -> found.span().toString())
                .containsExactly("a:2:1", "a:9:1", "b:1:1");
    }

    @Test
    void oneFindingOfSeveralEnvironmentsIsShownOnce() {
        Diagnostic finding = finding("a", 1, "x");

        Report report = Report.of(List.of(in(finding, "prod"), in(finding, "dev"), in(finding, "dev")));

        assertThat(report.diagnostics()).containsExactly(in(finding, "dev", "prod"));
    }

    @Test
    void manyFindingsInTheSameWordsAreShownOnceWithACount() throws IOException {
        List<Diagnostic> many = IntStream.rangeClosed(1, 245)
                .mapToObj(line -> finding("a", line, "`nullable` has no meaning"))
                .toList();

        assertThat(text(Report.of(many), NO_LINES, false)).isEqualTo("""
                error[MGW2001]: `nullable` has no meaning
                  --> a:1:1
                   = note: 244 more like this in the file, in lines 2, 3, 4, 5, 6, 7, 8, 9, …

                245 errors in 1 file
                """);
    }

    @Test
    void findingsThatDifferInAWordOrAFileOrAreFewAreShownOneByOne() throws IOException {
        Report report = Report.of(List.of(
                finding("a", 1, "x"),
                finding("a", 2, "x"),
                finding("a", 3, "x"),
                finding("a", 4, "y"),
                finding("b", 5, "x")));

        assertThat(text(report, NO_LINES, false))
                .contains("a:1:1", "a:2:1", "a:3:1", "a:4:1", "b:5:1")
                .doesNotContain("more like this");
    }

    @Test
    void aFindingNeverNamesOnePlaceTwice() {
        SourceSpan here = new SourceSpan("a", 1, 1, 1, 4);
        SourceSpan there = new SourceSpan("a", 2, 1, 2, 4);

        assertThat(finding("a", 1, "x")
                        .withRelated(here, "here")
                        .withRelated(there, "there")
                        .withRelated(there, "there again")
                        .related())
                .extracting(related -> related.message())
                .containsExactly("there");
    }

    @Test
    void linesToPasteStandBelowTheHelp() throws IOException {
        Diagnostic found = finding("a", 1, "x").withHelp("write it so").withSnippet("spec:", "  url: x");

        assertThat(text(Report.of(List.of(found)), NO_LINES, false)).isEqualTo("""
                error[MGW2001]: x
                  --> a:1:1
                   = help: write it so

                    spec:
                      url: x

                1 error in 1 file
                """);
    }

    @Test
    void aFindingOfTheWholeWorkspaceHoldsInEveryEnvironment() {
        Diagnostic finding = finding("a", 1, "x");

        assertThat(Report.of(List.of(in(finding, "prod"), finding)).diagnostics())
                .containsExactly(finding);
    }

    @Test
    void theSummaryCountsWhatThereIs() {
        assertThat(Report.of(List.of()).summary()).isEqualTo("no findings");
        assertThat(Report.of(List.of(
                                finding("a", 1, "x"),
                                finding("b", 1, "x"),
                                finding("b", 2, "x").withSeverity(Severity.WARNING)))
                        .summary())
                .isEqualTo("2 errors, 1 warning in 2 files");
    }

    @Test
    void environmentsAreNamedUnlessThePathDoes() throws IOException {
        Report report = Report.of(List.of(
                in(finding("apis/a.yaml", 1, "x"), "dev", "prod"),
                in(finding("environments/prod/b.yaml", 1, "y"), "prod")));

        assertThat(text(report, NO_LINES, false)).isEqualTo("""
                        error[MGW2001]: x
                          --> apis/a.yaml:1:1
                           = in: dev, prod

                        error[MGW2001]: y
                          --> environments/prod/b.yaml:1:1

                        2 errors in 2 files
                        """);
    }

    @Test
    void thereAreEscapesOnlyWhenColourIsAskedFor() throws IOException {
        Report report = Report.of(List.of(finding("a", 1, "bad \u001b[2J").withMarker("here")));
        SourceLines lines = file -> List.of("key: value");

        assertThat(text(report, lines, false)).doesNotContain("\u001b");
        assertThat(text(report, lines, true))
                .contains("\u001b[1;31merror[MGW2001]\u001b[0m", "\u001b[1;31m^^^ here\u001b[0m")
                .doesNotContain("\u001b[2J");
    }

    @Test
    void secretsStayHiddenInTheLinesOfOtherFindings() throws IOException {
        Diagnostic secret = Diagnostic.of(
                        "MGW2021", Severity.ERROR, new SourceSpan("a", 1, 11, 1, 18), "`password` is written out")
                .asConfidential();
        Report report = Report.of(List.of(finding("a", 1, "x"), secret));

        assertThat(text(report, file -> List.of("password: hunter2"), false))
                .contains("password: *******", "password: [redacted]")
                .doesNotContain("hunter2");
    }

    @Test
    void programsGetEveryField() throws IOException {
        Diagnostic finding = in(
                finding("a", 3, "x").withMarker("m").withHelp("h").withRelated(new SourceSpan("b", 1, 2, 3, 4), "r"),
                "dev");
        StringBuilder json = new StringBuilder();

        Fix fix = Fix.of("write `y`", new Fix.Edit(new SourceSpan("a", 3, 2, 3, 4), "y"));
        new JsonReport(found -> Optional.of(fix), UnaryOperator.identity()).write(Report.of(List.of(finding)), json);

        JsonNode expected = JsonMapper.shared().readTree("""
                        {"schemaVersion": 1,
                         "summary": {"errors": 1, "warnings": 0, "infos": 0, "accepted": 0},
                         "diagnostics": [
                           {"rule": "MGW2001", "severity": "error", "message": "x", "file": "a",
                            "start": {"line": 3, "column": 1}, "end": {"line": 3, "column": 4},
                            "marker": "m", "help": "h",
                            "related": [{"message": "r", "file": "b",
                              "start": {"line": 1, "column": 2}, "end": {"line": 3, "column": 4}}],
                            "environments": ["dev"],
                            "fixes": [{"title": "write `y`", "edits": [{"file": "a",
                              "start": {"line": 3, "column": 2}, "end": {"line": 3, "column": 4},
                              "replacement": "y"}]}]}],
                         "accepted": []}
                        """);
        assertThat(JsonMapper.shared().readTree(json.toString()).toPrettyString())
                .isEqualTo(expected.toPrettyString());
    }
}
