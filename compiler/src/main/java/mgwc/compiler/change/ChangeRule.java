package mgwc.compiler.change;

import mgwc.compiler.diff.contract.ContractDiff;

/**
 * What a kind of change means. The title says it as a fact about the state after the change.
 *
 * @param id {@code MGW9} and three digits, never reused
 * @param breaking whether callers that behave as before may fail
 * @param when what the rule speaks about; never true for rules about contracts, which {@link ContractDiff} applies
 */
public record ChangeRule(
        String id, String name, String title, Consequence consequence, Risk risk, boolean breaking, Condition when) {

    public static ChangeRule of(String id, String name, String title) {
        return new ChangeRule(id, name, title, Consequence.UNCLASSIFIED, Risk.MEDIUM, false, (change, sides) -> false);
    }

    public ChangeRule means(Consequence other, Risk howMuch) {
        return new ChangeRule(id, name, title, other, howMuch, breaking, when);
    }

    public ChangeRule breaksCallers(Risk howMuch) {
        return new ChangeRule(id, name, title, Consequence.CALLERS, howMuch, true, when);
    }

    public ChangeRule when(Condition condition) {
        return new ChangeRule(id, name, title, consequence, risk, breaking, condition);
    }
}
