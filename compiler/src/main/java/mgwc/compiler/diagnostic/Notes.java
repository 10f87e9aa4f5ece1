package mgwc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a finding says beside its message.
 *
 * @param marker a few words under the caret, such as {@code did you mean `timeouts`?}
 * @param related other places that explain the finding, each with its own words
 * @param help the way out
 * @param snippet lines to paste, for those who do not know yet what such a place looks like; written by the compiler,
 *     and never copied from a file
 * @param environments names of the environments the finding holds in; empty when it does not depend on one
 * @param confidential whether the text at the finding's place may be a secret, which no renderer may show
 * @param acceptance why the finding does not count, though it holds
 */
public record Notes(
        Optional<String> marker,
        List<Related> related,
        Optional<String> help,
        List<String> snippet,
        SortedSet<String> environments,
        boolean confidential,
        Optional<Acceptance> acceptance) {

    /** A finding that says nothing but its message. */
    public static final Notes NONE = new Notes(
            Optional.empty(), List.of(), Optional.empty(), List.of(), new TreeSet<>(), false, Optional.empty());

    public Notes {
        related = List.copyOf(related);
        snippet = List.copyOf(snippet);
        environments = Collections.unmodifiableSortedSet(new TreeSet<>(environments));
    }

    /** A second place that a finding is about. */
    public record Related(SourceSpan span, String message) {}

    Notes withMarker(String text) {
        return new Notes(Optional.of(text), related, help, snippet, environments, confidential, acceptance);
    }

    Notes withRelated(Related other) {
        List<Related> longer = new ArrayList<>(related);
        longer.add(other);
        return new Notes(marker, longer, help, snippet, environments, confidential, acceptance);
    }

    Notes withoutRelated() {
        return new Notes(marker, List.of(), help, snippet, environments, confidential, acceptance);
    }

    Notes withHelp(String text) {
        return new Notes(marker, related, Optional.of(text), snippet, environments, confidential, acceptance);
    }

    Notes withSnippet(List<String> lines) {
        return new Notes(marker, related, help, lines, environments, confidential, acceptance);
    }

    Notes withEnvironments(SortedSet<String> names) {
        return new Notes(marker, related, help, snippet, names, confidential, acceptance);
    }

    Notes asConfidential() {
        return new Notes(marker, related, help, snippet, environments, true, acceptance);
    }

    Notes accepted(Acceptance why) {
        return new Notes(marker, related, help, snippet, environments, confidential, Optional.of(why));
    }
}
