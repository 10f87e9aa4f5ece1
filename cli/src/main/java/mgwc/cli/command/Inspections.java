package mgwc.cli.command;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mgwc.cli.console.Version;
import mgwc.compiler.diagnostic.Fixes;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.fix.SafeFixes;
import mgwc.compiler.report.Checker;
import mgwc.compiler.report.Inspection;
import mgwc.compiler.rule.catalog.RuleCatalog;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkspaceFiles;

/** Puts together what formats tell about a run. */
final class Inspections {

    private Inspections() {}

    /** @param environments all of the workspace when empty */
    static Inspection of(Report report, Outcome<SourceTree> source, Collection<String> environments) {
        Set<String> files = source.value().map(tree -> tree.files().keySet()).orElse(Set.of());
        return new Inspection(
                report,
                ReleaseBuild.lines(source),
                source.value().<Fixes>map(tree -> new SafeFixes(tree, report)).orElse(Fixes.NONE),
                new TreeSet<>(files),
                environments.isEmpty() ? WorkspaceFiles.environments(files) : new TreeSet<>(environments),
                new Program());
    }

    private static final class Program implements Checker {
        @Override
        public String version() {
            return Version.current();
        }

        @Override
        public Optional<RuleSpec> rule(String id) {
            return RuleCatalog.find(id);
        }

        @Override
        public String page(RuleSpec rule) {
            return RuleCatalog.page(rule);
        }
    }
}
