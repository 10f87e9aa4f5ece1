package mgwc.compiler.report;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import mgwc.compiler.diagnostic.Fixes;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.diagnostic.SourceSpan;

/**
 * One run over a workspace, with all that a format may tell about it.
 *
 * @param files what was looked at, whether or not anything was found in it
 * @param environments those that were looked at
 * @param shownPath the path that readers of the report know a file of the workspace by
 */
public record Inspection(
        Report report,
        SourceLines lines,
        Fixes fixes,
        SortedSet<String> files,
        SortedSet<String> environments,
        Checker checker,
        UnaryOperator<String> shownPath) {

    public Inspection {
        files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
        environments = Collections.unmodifiableSortedSet(new TreeSet<>(environments));
    }

    /** For readers who know files by their paths in the workspace. */
    public Inspection(
            Report report,
            SourceLines lines,
            Fixes fixes,
            SortedSet<String> files,
            SortedSet<String> environments,
            Checker checker) {
        this(report, lines, fixes, files, environments, checker, UnaryOperator.identity());
    }

    /** The same for readers who know each file by a path that starts with {@code prefix}, as it is. */
    public Inspection below(String prefix) {
        return new Inspection(report, lines, fixes, files, environments, checker, path -> prefix + path);
    }

    /** A place as readers of the report know it. */
    SourceSpan shown(SourceSpan place) {
        return place.renamed(shownPath);
    }
}
