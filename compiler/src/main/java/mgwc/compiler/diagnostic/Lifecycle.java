package mgwc.compiler.diagnostic;

/** How far a rule has come. */
public sealed interface Lifecycle {

    /** On trial: its findings are notes, or warnings where a workspace wants that, and never fail a run. */
    record Preview() implements Lifecycle {}

    /** @param since the ruleset it counts from; workspaces that are pinned to an earlier one get notes */
    record Stable(Ruleset since) implements Lifecycle {}

    /** @param successor id of the rule that takes its place, which finds all that it finds */
    record Superseded(String successor) implements Lifecycle {}
}
