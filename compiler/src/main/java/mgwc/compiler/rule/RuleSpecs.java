package mgwc.compiler.rule;

import java.util.Optional;
import mgwc.compiler.diagnostic.RuleSpec;

/** The rules there are, for rules and settings that name others. */
@FunctionalInterface
public interface RuleSpecs {

    /** A rule by its id ({@code MGW3020}) or its name ({@code undefined-tier}). */
    Optional<RuleSpec> find(String idOrName);

    /** A rule by its id alone. */
    default Optional<RuleSpec> withId(String id) {
        return find(id).filter(rule -> rule.id().equals(id));
    }
}
