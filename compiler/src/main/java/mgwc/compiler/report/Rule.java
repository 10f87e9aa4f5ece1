package mgwc.compiler.report;

/** Anything that reports findings under an id. */
public interface Rule {

    RuleSpec spec();
}
