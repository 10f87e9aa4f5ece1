package mgwc.compiler.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import mgwc.compiler.diagnostic.Notes.Related;
import mgwc.compiler.text.Spelling;

/**
 * One finding, complete enough to be shown in any format.
 *
 * <p>The message is a fact with its subject: present tense, lower case, names in backticks, no final full stop,
 * readable without the source. The way out stands in {@link Notes#help}.
 *
 * @param rule id of the rule ({@code MGW3004})
 * @param severity that of a note for a finding that the workspace accepts
 * @param span where a person would point
 */
public record Diagnostic(String rule, Severity severity, SourceSpan span, String message, Notes notes)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::span)
            .thenComparing(Diagnostic::rule)
            .thenComparing(Diagnostic::message)
            .thenComparing(diagnostic -> String.join(",", diagnostic.environments()));

    public static Diagnostic of(String rule, Severity severity, SourceSpan span, String message) {
        return new Diagnostic(rule, severity, span, message, Notes.NONE);
    }

    public Optional<String> marker() {
        return notes.marker();
    }

    public List<Related> related() {
        return notes.related();
    }

    public Optional<String> help() {
        return notes.help();
    }

    /** Lines to paste; none for most findings. */
    public List<String> snippet() {
        return notes.snippet();
    }

    public SortedSet<String> environments() {
        return notes.environments();
    }

    public boolean confidential() {
        return notes.confidential();
    }

    public Optional<Acceptance> acceptance() {
        return notes.acceptance();
    }

    public Diagnostic withMarker(String text) {
        return with(notes.withMarker(text));
    }

    /** With the marker if there is one, such as a {@link Spelling#question}. */
    public Diagnostic withMarker(Optional<String> text) {
        return text.map(this::withMarker).orElse(this);
    }

    /** With another place; nothing is added for a place that the finding names already. */
    public Diagnostic withRelated(SourceSpan place, String text) {
        boolean named = place.equals(span)
                || related().stream().anyMatch(other -> other.span().equals(place));
        return named ? this : withAnother(place, text);
    }

    /** The same finding, which names its own place alone. */
    Diagnostic withoutRelated() {
        return with(notes.withoutRelated());
    }

    private Diagnostic withAnother(SourceSpan place, String text) {
        return with(notes.withRelated(new Related(place, text)));
    }

    public Diagnostic withHelp(String text) {
        return with(notes.withHelp(text));
    }

    /**
     * With lines to paste.
     *
     * @param lines without line ends
     */
    public Diagnostic withSnippet(String... lines) {
        return with(notes.withSnippet(List.of(lines)));
    }

    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(rule, other, span, message, notes);
    }

    public Diagnostic withEnvironments(SortedSet<String> names) {
        return with(notes.withEnvironments(names));
    }

    /** The same finding, which no longer counts. */
    public Diagnostic accepted(Acceptance why) {
        return new Diagnostic(rule, Severity.INFO, span, message, notes.accepted(why));
    }

    /** The same finding about a value that must not be shown. */
    public Diagnostic asConfidential() {
        return with(notes.asConfidential());
    }

    private Diagnostic with(Notes other) {
        return new Diagnostic(rule, severity, span, message, other);
    }

    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }
}
