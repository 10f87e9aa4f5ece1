package mgwc.compiler.change;

import java.util.Comparator;

/**
 * A change and the rule that says what it means.
 *
 * @param alike how many more places of the same API change in the same way through the same line; counted up to
 *     {@link #MOST_ALIKE}
 */
public record JudgedChange(Change change, ChangeRule rule, int alike) {

    public static final int MOST_ALIKE = 9;

    /** What to look at first: by risk, then subject and path. */
    public static final Comparator<JudgedChange> BY_RISK = Comparator.comparing(
                    (JudgedChange judged) -> judged.rule().risk())
            .thenComparing(judged -> judged.change().subject())
            .thenComparing(judged -> judged.change().path())
            .thenComparing(judged -> judged.rule().id());

    /** The same, found in one more place. */
    public JudgedChange again() {
        return new JudgedChange(change, rule, Math.min(MOST_ALIKE, alike + 1));
    }

    /** {@code 3}, or {@code at least 9}. */
    public String alikeText() {
        return alike < MOST_ALIKE ? Integer.toString(alike) : "at least " + MOST_ALIKE;
    }
}
