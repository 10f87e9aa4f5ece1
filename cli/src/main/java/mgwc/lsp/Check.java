package mgwc.lsp;

import java.util.function.BooleanSupplier;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.source.SourceTree;

/** Finds what is wrong with a workspace, as {@code mgwc validate} does. */
@FunctionalInterface
public interface Check {

    /**
     * @param wanted says no once a newer edit has overtaken the texts; then a check may end with a
     *     {@link java.util.concurrent.CancellationException}
     */
    Report of(Outcome<SourceTree> source, BooleanSupplier wanted);
}
