package mgwc.compiler.rule;

import java.util.List;

/** Every rule there is, in the order of their ids. The list is the overview: nothing is found by scanning. */
public final class RuleCatalog {

    private RuleCatalog() {}

    /** The rules over one environment's effective configuration. */
    public static List<ConfigRule> configRules() {
        return List.of();
    }
}
