package mgwc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a stage made, if it could make anything, and everything found on the way. A user's mistake is a diagnostic in
 * here, never an exception.
 */
public record Outcome<T>(Optional<T> value, List<Diagnostic> diagnostics) {

    public Outcome {
        diagnostics = List.copyOf(diagnostics);
    }

    public static <T> Outcome<T> of(T value) {
        return new Outcome<>(Optional.of(value), List.of());
    }

    public static <T> Outcome<T> of(T value, List<Diagnostic> diagnostics) {
        return new Outcome<>(Optional.of(value), diagnostics);
    }

    /** No value; at least one diagnostic says why. */
    public static <T> Outcome<T> failed(List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            throw new IllegalArgumentException("a failed outcome needs a diagnostic");
        }
        return new Outcome<>(Optional.empty(), diagnostics);
    }

    /** Runs the next stage on the value, if there is one; diagnostics of both add up in order. */
    public <R> Outcome<R> then(Function<? super T, Outcome<R>> stage) {
        if (value.isEmpty()) {
            return new Outcome<>(Optional.empty(), diagnostics);
        }
        Outcome<R> next = stage.apply(value.get());
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(next.diagnostics);
        return new Outcome<>(next.value, all);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
