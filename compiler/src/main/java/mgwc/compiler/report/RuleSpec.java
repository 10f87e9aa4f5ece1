package mgwc.compiler.report;

/**
 * What a rule is called and how much its findings count.
 *
 * @param id {@code MGW} and four digits, never reused; the first digit is the family
 * @param name names the problem, and reads after "allow": {@code shadowed-route}
 * @param title one sentence for listings, a fact with a full stop
 */
public record RuleSpec(String id, String name, Severity severity, String title) {

    public static RuleSpec error(String id, String name, String title) {
        return new RuleSpec(id, name, Severity.ERROR, title);
    }

    public static RuleSpec warning(String id, String name, String title) {
        return new RuleSpec(id, name, Severity.WARNING, title);
    }

    public static RuleSpec info(String id, String name, String title) {
        return new RuleSpec(id, name, Severity.INFO, title);
    }

    /** Starts a finding of this rule. */
    public Diagnostic at(SourceSpan span, String message) {
        return Diagnostic.of(id, severity, span, message);
    }
}
