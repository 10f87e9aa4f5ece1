package mgwc.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mgwc.compiler.Compiler;
import mgwc.compiler.Fixture;
import mgwc.compiler.InMemory;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.source.SourceTree;
import mgwc.layout.WorkspaceLayout;
import org.junit.jupiter.api.Test;

/** What was there when checking began does not count until somebody touches it. */
class BaselineTest {

    private static final String OVERLAY = "environments/prod/apis/menu-v1.yaml";
    private static final InMemory OLD = InMemory.shop().with(OVERLAY, """
            apiVersion: mgwc/v1
            kind: ApiOverlay
            metadata:
              name: menu-v1
            spec:
              targetRef: {name: menu, version: v1}
              endpoints:
                production:
                  backends:
                    east: {url: "https://east.example.com"}
            """);

    private static Report report(InMemory workspace) {
        SourceTree tree = workspace.tree();
        return Report.of(Compiler.on(Fixture.TODAY).validate(Outcome.of(tree), List.of()));
    }

    private static InMemory withBaseline(InMemory workspace) {
        return workspace.with(
                WorkspaceLayout.BASELINE,
                Baseline.write(report(workspace), workspace.tree()).orElseThrow());
    }

    private static List<String> rules(List<Diagnostic> findings) {
        return findings.stream().map(Diagnostic::rule).toList();
    }

    @Test
    void nothingThatIsInTheBaselineCounts() {
        assertThat(rules(report(OLD).diagnostics())).containsExactly("MGW8008");

        Report later = report(withBaseline(OLD));

        assertThat(later.diagnostics()).isEmpty();
        assertThat(rules(later.accepted())).containsExactly("MGW8008");
        assertThat(later.summary()).isEqualTo("no findings (1 accepted)");
    }

    @Test
    void itSurvivesMovedLines() {
        Report moved = report(withBaseline(OLD).edit(OVERLAY, text -> "# moved\n# down\n" + text));

        assertThat(moved.diagnostics()).isEmpty();
    }

    @Test
    void whoeverChangesTheLineRepairsIt() {
        Report changed = report(withBaseline(OLD).replace(OVERLAY, "east.example.com", "east-2.example.com"));

        assertThat(rules(changed.diagnostics())).contains("MGW8008");
    }

    @Test
    void aSecondFindingOfTheSameTextCounts() {
        InMemory twice = withBaseline(OLD)
                .edit(
                        OVERLAY,
                        text -> text
                                + "    sandbox:\n      backends:\n        east: {url: \"https://east.example.com\"}\n");

        assertThat(rules(report(twice).diagnostics())).contains("MGW8008");
    }

    @Test
    void whatIsRepairedIsReportedAsStale() {
        InMemory repaired = withBaseline(OLD).replace(OVERLAY, "east.example.com", "east.internal");

        assertThat(report(repaired).diagnostics())
                .singleElement()
                .satisfies(found -> assertThat(found.rule()).isEqualTo("MGW3043"))
                .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.INFO));
    }

    @Test
    void writingItAgainChangesNothing() {
        InMemory known = withBaseline(OLD);

        assertThat(Baseline.write(report(known), known.tree())).isEqualTo(Baseline.write(report(OLD), OLD.tree()));
    }

    @Test
    void securityErrorsAreNeverKnown() {
        InMemory metadata = OLD.replace(OVERLAY, "https://east.example.com", "http://169.254.169.254");

        assertThat(Baseline.write(report(metadata), metadata.tree())).isEmpty();
    }

    @Test
    void whatIsWrongWithWaiversGoesOnToCount() {
        InMemory idle = OLD.with("policies/waivers.yaml", """
                apiVersion: mgwc/v1
                kind: Waivers
                metadata:
                  name: menu
                spec:
                  waivers:
                    idle: {rule: MGW4003, file: mgwc.yaml, reason: None, owner: team-menu, expires: 2027-03-31}
                """);

        assertThat(rules(report(idle).diagnostics())).containsExactlyInAnyOrder("MGW8008", "MGW3042");
        assertThat(rules(report(withBaseline(idle)).diagnostics())).containsExactly("MGW3042");
    }
}
