package mgwc.compiler.rule.catalog;

import mgwc.compiler.acceptance.RuleLevels;
import mgwc.compiler.diagnostic.Lifecycle;
import mgwc.compiler.diagnostic.RuleSpec;

/** The rules for people who look one up. */
public final class RuleIndex {

    private RuleIndex() {}

    /** All rules as a page in Markdown. */
    public static String page() {
        StringBuilder page = new StringBuilder("# Rules\n\n");
        page.append("`mgwc explain MGW4003` shows the page of a rule: why it matters, an example, the way out.\n\n");
        page.append("| rule | name | counts as | reports |\n|---|---|---|---|\n");
        for (RuleSpec rule : RuleCatalog.specs()) {
            page.append("| " + rule.id() + " | `" + rule.name() + "` | " + level(rule) + " | " + rule.title() + " |\n");
        }
        return page.toString();
    }

    /** How a rule counts and whether that can be changed, in a sentence or two. */
    public static String standing(RuleSpec rule) {
        return switch (rule.lifecycle()) {
            case Lifecycle.Preview ignored ->
                "On trial: its findings are notes and fail no run; `spec.rules` of the workspace may make them warnings.\n";
            case Lifecycle.Stable stable ->
                "Counts as " + rule.severity() + " from ruleset `" + stable.since() + "` on; "
                        + (RuleLevels.isFirm(rule)
                                ? "cannot be lowered, waived or put into the baseline.\n"
                                : "`spec.rules` of the workspace may change that.\n");
            case Lifecycle.Superseded deprecated -> "Deprecated: `" + deprecated.successor() + "` takes its place.\n";
        };
    }

    private static String level(RuleSpec rule) {
        return switch (rule.lifecycle()) {
            case Lifecycle.Preview ignored -> "note, on trial";
            case Lifecycle.Stable ignored -> rule.severity().toString() + (RuleLevels.isFirm(rule) ? ", always" : "");
            case Lifecycle.Superseded deprecated -> "deprecated, see " + deprecated.successor();
        };
    }
}
