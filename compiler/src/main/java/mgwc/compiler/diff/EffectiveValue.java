package mgwc.compiler.diff;

import mgwc.compiler.report.SourceSpan;

/**
 * A value in the form it is compared and shown in, and where it is set. That of a subject's root only sums it up, and
 * is not compared.
 */
record EffectiveValue(String text, SourceSpan span) {}
