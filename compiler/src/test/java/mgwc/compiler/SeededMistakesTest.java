package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each realistic mistake is reported by the rule that knows it, where a person would point, and by nothing else. */
class SeededMistakesTest {

    private static final SourceTree SAMPLE =
            WorkTree.read(Path.of("..")).value().orElseThrow();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    static List<SeededMistake> mistakes() throws IOException {
        return SeededMistake.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isReportedWhereAPersonWouldPoint(SeededMistake mistake) {
        List<Diagnostic> found = found(mistake.in(SAMPLE));

        assertThat(found.stream()
                        .map(each -> each.rule() + " " + SeededMistake.shown(each.span()))
                        .distinct()
                        .sorted()
                        .toList())
                .as("%s", found)
                .isEqualTo(mistake.expected(SAMPLE));
    }

    @Test
    void theSampleItselfHasNoFindings() {
        assertThat(found(SAMPLE)).isEmpty();
    }

    @Test
    void thereAreAtLeastFiftyOfAllFamilies() throws IOException {
        assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(mistakes().stream()
                        .flatMap(mistake -> mistake.rules().stream())
                        .map(rule -> rule.substring(0, 4))
                        .collect(Collectors.toSet()))
                .contains("MGW1", "MGW2", "MGW3", "MGW4", "MGW5", "MGW6", "MGW7", "MGW8");
    }

    private static List<Diagnostic> found(SourceTree tree) {
        return Report.of(Compiler.on(TODAY).validate(Outcome.of(tree), List.of()))
                .diagnostics();
    }
}
