package mgwc.compiler.diagnostic;

/** Anything that reports findings under an id. */
public interface Rule {

    RuleSpec spec();
}
