package mgwc.compiler.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.compiler.change.Change;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Comparison;
import mgwc.compiler.change.Consequence;
import mgwc.compiler.change.Risk;
import mgwc.compiler.diff.contract.ContractChangeRule;
import mgwc.compiler.policy.Policies;

/**
 * Every rule about changes, family 9. Adding one is a line in the list of its area, or in that of its policy, and a
 * page.
 *
 * <p>Of several rules that know a change the one with the highest risk speaks, then the one with the lowest id. A
 * change that no rule knows is {@link #UNCLASSIFIED}, never harmless by omission.
 */
public final class ChangeCatalog {

    static final ChangeRule UNCLASSIFIED = ChangeRule.of(
                    "MGW9000", "unclassified-change", "No rule says what this change means.")
            .means(Consequence.UNCLASSIFIED, Risk.MEDIUM);

    private static final List<ChangeRule> RULES = Stream.of(
                    List.of(UNCLASSIFIED),
                    HarmlessChanges.RULES,
                    ExposureChanges.RULES,
                    BackendChanges.RULES,
                    LimitChanges.RULES,
                    SurfaceChanges.RULES,
                    ContractChangeRule.all(),
                    ConsumerChanges.RULES,
                    PlatformChanges.RULES,
                    Policies.changes())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(ChangeRule::id))
            .toList();

    private static final List<ChangeRule> BY_RISK = RULES.stream()
            .sorted(Comparator.comparing(ChangeRule::risk).thenComparing(ChangeRule::id))
            .toList();

    private ChangeCatalog() {}

    /** All rules, by id. */
    public static List<ChangeRule> rules() {
        return RULES;
    }

    /** A rule by its id ({@code MGW9101}) or its name. */
    public static Optional<ChangeRule> find(String idOrName) {
        return RULES.stream()
                .filter(rule ->
                        rule.id().equalsIgnoreCase(idOrName) || rule.name().equals(idOrName))
                .findFirst();
    }

    static ChangeRule judge(Change change, Comparison sides) {
        if (HarmlessChanges.UNUSED.when().holds(change, sides)) {
            return HarmlessChanges.UNUSED;
        }
        return BY_RISK.stream()
                .filter(rule -> rule.when().holds(change, sides))
                .findFirst()
                .orElse(UNCLASSIFIED);
    }
}
