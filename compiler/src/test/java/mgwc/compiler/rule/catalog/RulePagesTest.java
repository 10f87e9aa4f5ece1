package mgwc.compiler.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mgwc.compiler.Compiler;
import mgwc.compiler.Fixture;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.fix.FixCatalog;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example on the page of a rule does what the page says. */
class RulePagesTest {

    /** Rules about what text cannot show: bytes, links, sizes, and what is asked for on the command line. */
    private static final Set<String> NOT_SHOWN_AS_TEXT =
            Set.of("MGW1007", "MGW1008", "MGW1014", "MGW1015", "MGW1016", "MGW1017", "MGW1019");

    private static final SourceTree SHOP =
            WorkTree.read(Path.of("src/test/fixtures/workspaces/shop")).value().orElseThrow();

    @TestFactory
    Stream<DynamicTest> hasTheSameSections() {
        return pages((page) -> {
            assertThat(page.title())
                    .isEqualTo("# " + page.rule().id() + " " + page.rule().name());
            assertThat(page.headings()).startsWith("What it checks", "Why it matters", "Example", "Instead");
            assertThat(page.sections().values()).noneMatch(String::isEmpty);
        });
    }

    @TestFactory
    Stream<DynamicTest> tellsOfAFixWhereThereIsOne() {
        return pages(page -> assertThat(page.headings().contains("Fix"))
                .isEqualTo(FixCatalog.rules().contains(page.rule().id())));
    }

    @TestFactory
    Stream<DynamicTest> reportsTheMarkedLinesOfTheExample() {
        return shownPages(page -> {
            List<Diagnostic> found = ofRule(page, "Example");

            assertThat(found).as("findings of the example").isNotEmpty();
            if (page.marks().isEmpty()) {
                return;
            }
            Set<String> shown = page.files("Example").keySet();
            Set<String> lines = found.stream()
                    .map(Diagnostic::span)
                    .filter(span -> shown.contains(span.file()) && !span.file().endsWith(".json"))
                    .map(span -> span.file() + ":" + span.startLine())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(lines).isEqualTo(page.marks());
        });
    }

    @TestFactory
    Stream<DynamicTest> findsNothingInWhatItShowsInstead() {
        return shownPages(page -> assertThat(findings(page, "Instead")).isEmpty());
    }

    private static List<Diagnostic> ofRule(RulePage page, String section) {
        return findings(page, section).stream()
                .filter(found -> found.rule().equals(page.rule().id()))
                .toList();
    }

    private static List<Diagnostic> findings(RulePage page, String section) {
        SourceTree tree = RulePage.laidOver(SHOP, page.files(section));
        return Report.of(Compiler.on(Fixture.TODAY).validate(Outcome.of(tree), List.of()))
                .diagnostics();
    }

    private static Stream<DynamicTest> shownPages(Check check) {
        return pages(page -> {
            if (!NOT_SHOWN_AS_TEXT.contains(page.rule().id())) {
                assertThat(page.files("Example")).as("files of the example").isNotEmpty();
                check.run(page);
            }
        });
    }

    private interface Check {
        void run(RulePage page);
    }

    private static Stream<DynamicTest> pages(Check check) {
        return RuleCatalog.specs().stream()
                .map(rule ->
                        DynamicTest.dynamicTest(rule.id() + " " + rule.name(), () -> check.run(RulePage.of(rule))));
    }
}
