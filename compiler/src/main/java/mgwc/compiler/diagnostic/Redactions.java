package mgwc.compiler.diagnostic;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The places whose text must not be shown, because a finding says that it may be a secret. */
public record Redactions(Set<SourceSpan> places) {

    private static final String REDACTED = "[redacted]";

    public Redactions {
        places = Set.copyOf(places);
    }

    /** Those that findings tell of. */
    public static Redactions of(Collection<Diagnostic> findings) {
        return new Redactions(findings.stream()
                .filter(Diagnostic::confidential)
                .map(Diagnostic::span)
                .collect(Collectors.toSet()));
    }

    /** Whether any part of a value may be a secret. */
    public boolean hides(SourceSpan place) {
        for (SourceSpan secret : places) {
            if (secret.file().equals(place.file()) && !endsBefore(secret, place) && !endsBefore(place, secret)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsBefore(SourceSpan one, SourceSpan other) {
        return one.endLine() < other.startLine()
                || (one.endLine() == other.startLine() && one.endColumn() <= other.startColumn());
    }

    /** The text at a place, or words that stand for it. */
    public String shown(SourceSpan place, String text) {
        return hides(place) ? REDACTED : text;
    }
}
