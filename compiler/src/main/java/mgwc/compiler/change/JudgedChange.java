package mgwc.compiler.change;

import java.util.Comparator;

/**
 * A change and the rule that says what it means.
 *
 * @param alike how many more places of the same API change in the same way through the same line
 */
public record JudgedChange(Change change, ChangeRule rule, int alike) {

    /** What to look at first: by risk, then subject and path. */
    public static final Comparator<JudgedChange> BY_RISK = Comparator.comparing(
                    (JudgedChange judged) -> judged.rule().risk())
            .thenComparing(judged -> judged.change().subject())
            .thenComparing(judged -> judged.change().path())
            .thenComparing(judged -> judged.rule().id());
}
