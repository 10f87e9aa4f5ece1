package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.fix.SafeFixes;
import mgwc.compiler.report.Format;
import mgwc.compiler.report.Inspection;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What programs make of the fixes in a report, in every fixture as it is, with Windows line ends and behind a byte
 * order mark: each removes its finding, and all formats mean the same.
 */
class OfferedFixesTest {

    private static final Compiler COMPILER = new Compiler();
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n|\ufeff");

    @TestFactory
    Stream<DynamicTest> aProgramThatAppliesAFixIsRidOfTheFinding() throws IOException {
        return Fixture.all().stream()
                .filter(fixture ->
                        fixture.folder().resolve("fixed.diff").toFile().exists())
                .flatMap(fixture -> Stream.of(
                        test(fixture, "as it is", UnaryOperator.identity()),
                        test(fixture, "CRLF", text -> text.replaceAll("\r?\n", "\r\n")),
                        test(fixture, "CR", text -> text.replaceAll("\r?\n", "\r")),
                        test(fixture, "BOM", text -> text.startsWith("\ufeff") ? text : "\ufeff" + text)));
    }

    private static DynamicTest test(Fixture fixture, String how, UnaryOperator<String> change) {
        return DynamicTest.dynamicTest(fixture.name() + " " + how, () -> {
            SourceTree original = fixture.input().value().orElseThrow();
            SourceTree tree = SourceTree.of(original.files().values().stream()
                    .map(file -> file.path().endsWith(".yaml") ? changed(file, change) : file)
                    .toList());
            check(tree);
        });
    }

    private static SourceFile changed(SourceFile file, UnaryOperator<String> change) {
        return file(file.path(), change.apply(text(file)));
    }

    private static void check(SourceTree tree) throws IOException {
        Report before = report(tree);
        List<Replaced> sarif = sarif(tree, before);

        assertThat(sarif).isNotEmpty().isEqualTo(json(tree, before));
        for (Replaced replaced : sarif) {
            TreeMap<String, SourceFile> files = new TreeMap<>(tree.files());
            files.put(replaced.file(), file(replaced.file(), replaced.now()));
            Report after = report(new SourceTree(Optional.empty(), files));

            assertThat(count(after, replaced)).as("%s", replaced).isLessThan(count(before, replaced));
            assertThat(unhidden(before, after, replaced)).as("%s", replaced).isEmpty();
            assertThat(lineEnds(replaced.now()))
                    .isEqualTo(lineEnds(text(tree.file(replaced.file()).orElseThrow())));
        }
    }

    /** A file after the fix of one finding. */
    private record Replaced(String rule, String file, String now) {}

    private static long count(Report report, Replaced replaced) {
        return report.diagnostics().stream()
                .filter(found -> found.rule().equals(replaced.rule())
                        && found.span().file().equals(replaced.file()))
                .count();
    }

    /**
     * What is found after a fix and was not before. Where an error is put right those may show that it hid, though
     * never that the file cannot be read.
     */
    private static List<Diagnostic> unhidden(Report before, Report after, Replaced replaced) {
        List<Diagnostic> found = new ArrayList<>(after.diagnostics());
        for (Diagnostic known : before.diagnostics()) {
            found.stream()
                    .filter(one -> one.rule().equals(known.rule())
                            && one.span().file().equals(known.span().file())
                            && one.message().equals(known.message()))
                    .findFirst()
                    .ifPresent(found::remove);
        }
        boolean error = before.diagnostics().stream()
                .anyMatch(known -> known.rule().equals(replaced.rule()) && known.severity() == Severity.ERROR);
        found.removeIf(one -> error && !one.rule().startsWith("MGW1"));
        return found;
    }

    private static List<Replaced> sarif(SourceTree tree, Report report) throws IOException {
        List<Replaced> all = new ArrayList<>();
        for (JsonNode result : written(Format.SARIF, tree, report).at("/runs/0/results")) {
            for (JsonNode fix : result.path("fixes")) {
                JsonNode change = fix.path("artifactChanges").path(0);
                String path = change.at("/artifactLocation/uri").stringValue();
                String text = text(tree.file(path).orElseThrow());
                for (JsonNode replacement : reversed(change.path("replacements"))) {
                    JsonNode region = replacement.path("deletedRegion");
                    text = new Lines(text, false)
                            .replace(
                                    region.path("startLine").intValue(),
                                    region.path("startColumn").intValue(),
                                    region.path("endLine").intValue(),
                                    region.path("endColumn").intValue(),
                                    replacement.at("/insertedContent/text").stringValue(""));
                }
                all.add(new Replaced(result.path("ruleId").stringValue(), path, text));
            }
        }
        return all;
    }

    private static List<Replaced> json(SourceTree tree, Report report) throws IOException {
        List<Replaced> all = new ArrayList<>();
        for (JsonNode found : written(Format.JSON, tree, report).path("diagnostics")) {
            for (JsonNode fix : found.path("fixes")) {
                String path = found.path("file").stringValue();
                String text = text(tree.file(path).orElseThrow());
                for (JsonNode edit : reversed(fix.path("edits"))) {
                    assertThat(edit.path("file").stringValue()).isEqualTo(path);
                    text = new Lines(text, true)
                            .replace(
                                    edit.at("/start/line").intValue(),
                                    edit.at("/start/column").intValue(),
                                    edit.at("/end/line").intValue(),
                                    edit.at("/end/column").intValue(),
                                    edit.path("replacement").stringValue());
                }
                all.add(new Replaced(found.path("rule").stringValue(), path, text));
            }
        }
        return all;
    }

    /** How a reader finds a place: lines as editors count them, columns in code points or in UTF-16 units. */
    private record Lines(String text, boolean codePoints) {

        String replace(int startLine, int startColumn, int endLine, int endColumn, String now) {
            return text.substring(0, offset(startLine, startColumn)) + now + text.substring(offset(endLine, endColumn));
        }

        private int offset(int line, int column) {
            String mark = text.startsWith("\ufeff") ? "\ufeff" : "";
            String[] lines = text.substring(mark.length()).split("(?<=\n)|(?<=\r)(?!\n)", -1);
            int start = mark.length();
            for (int i = 0; i < line - 1; i++) {
                start += lines[i].length();
            }
            return codePoints ? text.offsetByCodePoints(start, column - 1) : start + column - 1;
        }
    }

    private static List<JsonNode> reversed(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all.reversed();
    }

    private static JsonNode written(Format format, SourceTree tree, Report report) throws IOException {
        StringBuilder text = new StringBuilder();
        format.write(
                new Inspection(
                        report,
                        tree,
                        new SafeFixes(tree, report),
                        new TreeSet<>(tree.files().keySet()),
                        new TreeSet<>(),
                        new Nameless()),
                false,
                text);
        return JsonMapper.shared().readTree(text.toString());
    }

    private static Report report(SourceTree tree) {
        List<Diagnostic> found = COMPILER.validate(Outcome.of(tree), List.of());
        return Report.of(found);
    }

    private static Set<String> lineEnds(String text) {
        return LINE_END.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(SourceFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
