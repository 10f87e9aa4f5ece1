package mgwc.model;

import java.util.List;
import java.util.Map;

/** The workspace itself: the order of promotion and how strict the rules are. Lives in {@code mgwc.yaml}. */
public record Workspace(Metadata metadata, Spec spec) {

    /**
     * @param promotion environment names, first to last
     * @param ruleset rules that came after this version of mgwc are notes
     * @param rules level by rule id; rules that are not named keep their own level
     */
    public record Spec(List<String> promotion, String ruleset, Map<String, RuleLevel> rules) {
        public Spec {
            promotion = List.copyOf(promotion);
            rules = Map.copyOf(rules);
        }
    }
}
