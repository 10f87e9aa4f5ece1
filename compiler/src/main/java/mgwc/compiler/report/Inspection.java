package mgwc.compiler.report;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Fixes;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceLines;

/**
 * One run over a workspace, with all that a format may tell about it.
 *
 * @param files what was looked at, whether or not anything was found in it
 * @param environments those that were looked at
 */
public record Inspection(
        Report report,
        SourceLines lines,
        Fixes fixes,
        SortedSet<String> files,
        SortedSet<String> environments,
        Checker checker) {

    public Inspection {
        files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
        environments = Collections.unmodifiableSortedSet(new TreeSet<>(environments));
    }

    /** The same with paths that start with {@code prefix}, which is empty or ends with {@code /}. */
    public Inspection below(String prefix) {
        if (prefix.isEmpty()) {
            return this;
        }
        SortedSet<String> paths = new TreeSet<>();
        files.forEach(file -> paths.add(prefix + file));
        SourceLines originalLines = lines;
        Fixes originalFixes = fixes;
        return new Inspection(
                new Report(below(prefix, report.diagnostics()), below(prefix, report.accepted())),
                file -> file.startsWith(prefix) ? originalLines.lines(file.substring(prefix.length())) : List.of(),
                found -> originalFixes
                        .of(found.renamed(path -> path.substring(prefix.length())))
                        .map(fix -> fix.renamed(path -> prefix + path)),
                paths,
                environments,
                checker);
    }

    private static List<Diagnostic> below(String prefix, List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(found -> found.renamed(path -> prefix + path))
                .toList();
    }
}
