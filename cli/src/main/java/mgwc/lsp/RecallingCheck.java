package mgwc.lsp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.validation.ValidationCache;
import mgwc.compiler.validation.ValidationResult;

/** Finds what {@code mgwc validate} finds, and judges again only what has changed since the last check. */
public final class RecallingCheck implements Check {

    private final Supplier<LocalDate> today;
    private volatile ValidationCache cache = ValidationCache.NONE;

    /** @param today asked for each check, as an editor may be open for days */
    public RecallingCheck(Supplier<LocalDate> today) {
        this.today = today;
    }

    @Override
    public Report of(Outcome<SourceTree> source, BooleanSupplier wanted) {
        List<Diagnostic> found = new ArrayList<>(source.diagnostics());
        source.value().ifPresent(tree -> {
            ValidationResult validated =
                    Compiler.on(today.get()).whileWanted(wanted).validate(tree, List.of(), cache);
            found.addAll(validated.all());
            cache = validated.cache().get();
        });
        return Report.of(found);
    }
}
