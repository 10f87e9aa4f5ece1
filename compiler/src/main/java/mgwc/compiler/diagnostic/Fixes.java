package mgwc.compiler.diagnostic;

import java.util.Optional;

/** Tells renderers how findings can be put right. Asked only by formats that write it. */
@FunctionalInterface
public interface Fixes {

    /** For a run that offers none. */
    Fixes NONE = found -> Optional.empty();

    /** How to put a finding of the run right, if that needs no decision. */
    Optional<Fix> of(Diagnostic found);
}
