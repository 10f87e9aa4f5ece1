package mgwc.compiler.change;

/** The two sides that are compared, for conditions that look beyond the one value that changed. */
public record Comparison(EffectiveValues before, EffectiveValues after) {}
