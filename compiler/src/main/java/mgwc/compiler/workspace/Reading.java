package mgwc.compiler.workspace;

import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;

/**
 * What one file is by its content alone, whatever stands in other files.
 *
 * @param head of a document without errors
 * @param findings in the document, were it one
 */
public record Reading(FileRole role, Optional<Head> head, List<Diagnostic> findings) {

    private static final Reading STRAY = new Reading(FileRole.STRAY, Optional.empty(), List.of());

    private static final Reading MATERIAL = new Reading(FileRole.MATERIAL, Optional.empty(), List.of());

    public Reading {
        findings = List.copyOf(findings);
    }

    /** A file that is no document where it lies; what is said of it depends on the others. */
    static Reading stray() {
        return STRAY;
    }

    static Reading material() {
        return MATERIAL;
    }

    static Reading of(Outcome<Document> read) {
        return new Reading(
                FileRole.DOCUMENT,
                read.hasErrors() ? Optional.empty() : read.value().map(Head::of),
                read.diagnostics());
    }

    /** Whether the file is meant to be a document and has errors that leave none. */
    public boolean isBroken() {
        return role != FileRole.MATERIAL && head.isEmpty();
    }
}
