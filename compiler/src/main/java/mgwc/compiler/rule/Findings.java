package mgwc.compiler.rule;

import java.util.ArrayList;
import java.util.List;
import mgwc.compiler.diagnostic.Diagnostic;

/** Where a rule puts what it found. */
public final class Findings {

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    public void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }
}
