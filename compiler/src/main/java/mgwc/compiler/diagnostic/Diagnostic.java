package mgwc.compiler.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import mgwc.compiler.text.Spelling;

/**
 * One finding, complete enough to be shown in any format.
 *
 * <p>The message is a fact with its subject: present tense, lower case, names in backticks, no final full stop,
 * readable without the source. The way out stands in {@code help}.
 *
 * @param rule id of the rule ({@code MGW3004})
 * @param span where a person would point
 * @param marker a few words under the caret, such as {@code did you mean `timeouts`?}
 * @param related other places that explain the finding, each with its own words
 * @param environments names of the environments the finding holds in; empty when it does not depend on one
 * @param confidential whether the text at {@code span} may be a secret, which no renderer may show
 * @param acceptance why it does not count, though it holds; such a finding has the severity of a note
 */
public record Diagnostic(
        String rule,
        Severity severity,
        SourceSpan span,
        String message,
        Optional<String> marker,
        List<Related> related,
        Optional<String> help,
        SortedSet<String> environments,
        boolean confidential,
        Optional<Acceptance> acceptance)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::span)
            .thenComparing(Diagnostic::rule)
            .thenComparing(Diagnostic::message)
            .thenComparing(diagnostic -> String.join(",", diagnostic.environments()));

    public Diagnostic {
        related = List.copyOf(related);
        environments = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(environments));
    }

    /** A second place that a finding is about. */
    public record Related(SourceSpan span, String message) {}

    public static Diagnostic of(String rule, Severity severity, SourceSpan span, String message) {
        return new Diagnostic(
                rule,
                severity,
                span,
                message,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new TreeSet<>(),
                false,
                Optional.empty());
    }

    public Diagnostic withMarker(String text) {
        return new Diagnostic(
                rule,
                severity,
                span,
                message,
                Optional.of(text),
                related,
                help,
                environments,
                confidential,
                acceptance);
    }

    /** With the marker if there is one, such as a {@link Spelling#question}. */
    public Diagnostic withMarker(Optional<String> text) {
        return text.map(this::withMarker).orElse(this);
    }

    public Diagnostic withRelated(SourceSpan place, String text) {
        List<Related> longer = new java.util.ArrayList<>(related);
        longer.add(new Related(place, text));
        return new Diagnostic(
                rule, severity, span, message, marker, longer, help, environments, confidential, acceptance);
    }

    public Diagnostic withHelp(String text) {
        return new Diagnostic(
                rule,
                severity,
                span,
                message,
                marker,
                related,
                Optional.of(text),
                environments,
                confidential,
                acceptance);
    }

    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(
                rule, other, span, message, marker, related, help, environments, confidential, acceptance);
    }

    public Diagnostic withEnvironments(SortedSet<String> names) {
        return new Diagnostic(rule, severity, span, message, marker, related, help, names, confidential, acceptance);
    }

    /** The same finding, which no longer counts. */
    public Diagnostic accepted(Acceptance why) {
        return new Diagnostic(
                rule,
                Severity.INFO,
                span,
                message,
                marker,
                related,
                help,
                environments,
                confidential,
                Optional.of(why));
    }

    /** The same finding about a value that must not be shown. */
    public Diagnostic asConfidential() {
        return new Diagnostic(rule, severity, span, message, marker, related, help, environments, true, acceptance);
    }

    /** The same finding about files with other paths. */
    public Diagnostic renamed(UnaryOperator<String> paths) {
        return new Diagnostic(
                rule,
                severity,
                span.renamed(paths),
                message,
                marker,
                related.stream()
                        .map(other -> new Related(other.span().renamed(paths), other.message()))
                        .toList(),
                help,
                environments,
                confidential,
                acceptance);
    }

    /** By file, line, column, rule. */
    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }
}
