package mgwc.compiler;

import java.util.Optional;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.report.Checker;

/** A checker that knows no rule, for reports in which rules do not matter. */
final class Nameless implements Checker {
    @Override
    public String version() {
        return "0";
    }

    @Override
    public Optional<RuleSpec> rule(String id) {
        return Optional.empty();
    }

    @Override
    public String page(RuleSpec rule) {
        return "";
    }
}
