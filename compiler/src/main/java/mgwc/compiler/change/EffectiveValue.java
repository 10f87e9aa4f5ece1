package mgwc.compiler.change;

import mgwc.compiler.diagnostic.SourceSpan;

/**
 * A value of an environment, and where it is set.
 *
 * @param written whether a file says so; otherwise it is a default and {@code span} the place that left it out
 * @param summary whether the value only sums up the values below it; those are compared, and it is not
 */
public record EffectiveValue(ComparedValue value, SourceSpan span, boolean written, boolean summary) {

    public static EffectiveValue of(String text, SourceSpan span) {
        return of(new ComparedValue.Text(text), span);
    }

    static EffectiveValue of(ComparedValue value, SourceSpan span) {
        return new EffectiveValue(value, span, true, false);
    }

    static EffectiveValue summary(String text, SourceSpan span) {
        return new EffectiveValue(new ComparedValue.Text(text), span, true, true);
    }

    /** The value on one line. */
    public String text() {
        return value.text();
    }
}
