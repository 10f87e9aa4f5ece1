package mgwc.compiler.change;

import mgwc.compiler.diagnostic.SourceSpan;

/**
 * A value in the form it is compared and shown in, and where it is set.
 *
 * @param written whether a file says so; otherwise it is a default and {@code span} the place that left it out
 * @param summary whether the text only sums up the values below, which are what is compared
 */
public record EffectiveValue(String text, SourceSpan span, boolean written, boolean summary) {

    public static EffectiveValue of(String text, SourceSpan span) {
        return new EffectiveValue(text, span, true, false);
    }

    static EffectiveValue summary(String text, SourceSpan span) {
        return new EffectiveValue(text, span, true, true);
    }
}
