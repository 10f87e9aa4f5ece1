package mgwc.compiler.fix;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mgwc.compiler.acceptance.AcceptanceRules;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Fix;
import mgwc.compiler.diagnostic.Fixes;
import mgwc.compiler.diagnostic.Redactions;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkspaceFiles;
import mgwc.layout.Folder;

/**
 * The fixes for what one run over a workspace found: the only ones that anything offers or does.
 *
 * <p>A finding that holds in some environments only is not put right in a file that all of them share. While there are
 * errors, a waiver may be unused because what it covers was not looked for. Nothing is touched in a line that holds
 * something that may be a secret, since a fix shows what it writes.
 */
public final class SafeFixes implements Fixes {

    private final SourceTree tree;
    private final Set<String> environments;
    private final boolean errors;
    private final Redactions secrets;
    private final Map<String, Optional<FixableFile>> files = new HashMap<>();

    /** @param report all that was found in a tree */
    public SafeFixes(SourceTree tree, Report report) {
        this.tree = tree;
        this.environments = WorkspaceFiles.environments(tree.files().keySet());
        this.errors = report.hasErrors();
        this.secrets = Redactions.of(report.diagnostics());
    }

    @Override
    public Optional<Fix> of(Diagnostic finding) {
        if (!FixCatalog.knows(finding) || !isSure(finding) || secrets.hides(wholeLines(finding.span()))) {
            return Optional.empty();
        }
        return file(finding.span().file()).flatMap(file -> FixCatalog.find(finding, file));
    }

    /** A file that findings point into, with its text. */
    Optional<FixableFile> file(String path) {
        return files.computeIfAbsent(path, same -> tree.file(same).flatMap(FixableFile::of));
    }

    private boolean isSure(Diagnostic finding) {
        boolean ofOne = Folder.ENVIRONMENTS.holds(finding.span().file());
        boolean ofAll =
                finding.environments().isEmpty() || finding.environments().containsAll(environments);
        boolean waiver = finding.rule().equals(AcceptanceRules.UNUSED_WAIVER.id());
        return (ofOne || ofAll) && !(waiver && errors);
    }

    private static SourceSpan wholeLines(SourceSpan span) {
        return new SourceSpan(span.file(), span.startLine(), 1, span.endLine(), Integer.MAX_VALUE);
    }
}
