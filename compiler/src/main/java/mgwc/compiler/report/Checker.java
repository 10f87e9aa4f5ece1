package mgwc.compiler.report;

import java.util.Optional;
import mgwc.compiler.diagnostic.RuleSpec;

/** What formats tell about the program that found something, and about its rules. */
public interface Checker {

    String version();

    Optional<RuleSpec> rule(String id);

    /** The page that explains a rule, in Markdown. */
    String page(RuleSpec rule);
}
