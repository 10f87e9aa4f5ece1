package mgwc.compiler.diff;

/** The two sides that are compared, for conditions that look beyond the one value that changed. */
record Comparison(EffectiveValues before, EffectiveValues after) {}
