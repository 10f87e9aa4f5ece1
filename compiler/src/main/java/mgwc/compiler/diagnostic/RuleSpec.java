package mgwc.compiler.diagnostic;

/**
 * What a rule is called and how much its findings count.
 *
 * @param id {@code MGW} and four digits, never reused; the first digit is the family
 * @param name names the problem, and reads after "allow": {@code shadowed-route}
 * @param title one sentence for listings, a fact with a full stop
 */
public record RuleSpec(String id, String name, Severity severity, String title, Lifecycle lifecycle) {

    public static RuleSpec error(String id, String name, String title) {
        return new RuleSpec(id, name, Severity.ERROR, title, new Lifecycle.Stable(Ruleset.FIRST));
    }

    public static RuleSpec warning(String id, String name, String title) {
        return new RuleSpec(id, name, Severity.WARNING, title, new Lifecycle.Stable(Ruleset.FIRST));
    }

    public static RuleSpec info(String id, String name, String title) {
        return new RuleSpec(id, name, Severity.INFO, title, new Lifecycle.Stable(Ruleset.FIRST));
    }

    /** The same rule on trial. */
    public RuleSpec onTrial() {
        return new RuleSpec(id, name, severity, title, new Lifecycle.Preview());
    }

    /** The same rule, which counts from a later ruleset on. */
    public RuleSpec since(Ruleset ruleset) {
        return new RuleSpec(id, name, severity, title, new Lifecycle.Stable(ruleset));
    }

    /** The same rule, which another one takes the place of. */
    public RuleSpec replacedBy(String successor) {
        return new RuleSpec(id, name, severity, title, new Lifecycle.Superseded(successor));
    }

    /** Starts a finding of this rule. */
    public Diagnostic at(SourceSpan span, String message) {
        return Diagnostic.of(id, severity, span, message);
    }
}
