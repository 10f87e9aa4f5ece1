package mgwc.compiler.lsp;

import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.Report;
import mgwc.compiler.source.SourceTree;

/** Finds what is wrong with a workspace, as {@code mgwc validate} does. */
@FunctionalInterface
public interface Check {

    Report of(Outcome<SourceTree> source);
}
