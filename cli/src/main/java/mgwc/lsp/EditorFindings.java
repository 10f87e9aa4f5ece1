package mgwc.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Lifecycle;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.catalog.RuleCatalog;
import mgwc.compiler.text.PrintableText;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;

/** Findings in the words of an editor, by the path of the file they are found in. */
final class EditorFindings {

    private static final String SOURCE = "mgwc";

    private final Map<String, Lines> lines = new TreeMap<>();
    private final WorkspaceSnapshot view;
    private final Function<String, String> uris;

    private EditorFindings(WorkspaceSnapshot view, Function<String, String> uris) {
        this.view = view;
        this.uris = uris;
    }

    /** @param uris gives the address of a path */
    static Map<String, List<org.eclipse.lsp4j.Diagnostic>> of(
            Report report, WorkspaceSnapshot view, Function<String, String> uris) {
        EditorFindings findings = new EditorFindings(view, uris);
        Map<String, List<org.eclipse.lsp4j.Diagnostic>> byFile = new TreeMap<>();
        for (Diagnostic finding : report.diagnostics()) {
            byFile.computeIfAbsent(finding.span().file(), file -> new ArrayList<>())
                    .add(findings.of(finding));
        }
        return byFile;
    }

    private org.eclipse.lsp4j.Diagnostic of(Diagnostic finding) {
        org.eclipse.lsp4j.Diagnostic shown = new org.eclipse.lsp4j.Diagnostic();
        shown.setRange(lines(finding.span()).range(finding.span()));
        shown.setSeverity(
                switch (finding.severity()) {
                    case ERROR -> DiagnosticSeverity.Error;
                    case WARNING -> DiagnosticSeverity.Warning;
                    case INFO -> DiagnosticSeverity.Information;
                });
        shown.setSource(SOURCE);
        shown.setCode(finding.rule());
        shown.setCodeDescription(new DiagnosticCodeDescription("urn:mgwc:rule:" + finding.rule()));
        shown.setMessage(message(finding));
        List<DiagnosticTag> tags = tags(finding.rule());
        if (!tags.isEmpty()) {
            shown.setTags(tags);
        }
        if (!finding.related().isEmpty()) {
            shown.setRelatedInformation(finding.related().stream()
                    .map(other -> new DiagnosticRelatedInformation(
                            new Location(
                                    uris.apply(other.span().file()),
                                    lines(other.span()).range(other.span())),
                            PrintableText.of(other.message())))
                    .toList());
        }
        return shown;
    }

    /** What stands under the caret on a terminal, and the way out, each on a line of its own. */
    private static String message(Diagnostic finding) {
        StringBuilder text = new StringBuilder(PrintableText.of(finding.message()));
        finding.marker().ifPresent(marker -> text.append('\n').append(PrintableText.of(marker)));
        finding.help().ifPresent(help -> text.append("\nhelp: ").append(PrintableText.of(help)));
        finding.snippet().forEach(line -> text.append("\n    ").append(PrintableText.of(line)));
        if (!finding.environments().isEmpty()) {
            text.append("\nin ").append(String.join(", ", finding.environments()));
        }
        return text.toString();
    }

    /** Editors fade what is unnecessary. */
    private static List<DiagnosticTag> tags(String id) {
        Optional<RuleSpec> rule = RuleCatalog.find(id);
        List<DiagnosticTag> tags = new ArrayList<>();
        if (rule.filter(spec -> isAboutTheUnnecessary(spec.name())).isPresent()) {
            tags.add(DiagnosticTag.Unnecessary);
        }
        if (rule.filter(spec -> spec.lifecycle() instanceof Lifecycle.Superseded)
                .isPresent()) {
            tags.add(DiagnosticTag.Deprecated);
        }
        return tags;
    }

    private static boolean isAboutTheUnnecessary(String name) {
        return name.startsWith("unused-")
                || name.startsWith("idle-")
                || name.startsWith("redundant-")
                || name.startsWith("no-op-");
    }

    private Lines lines(SourceSpan span) {
        return lines.computeIfAbsent(span.file(), view::lines);
    }
}
