package mgwc.compiler.rule.routing;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.overlap.WiderPaths;

/** A parameter or wildcard takes other spellings of a path that needs a token. */
public final class WeakerSpelling implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW4011", "weaker-spelling", "An open operation takes other spellings of a path that needs a token.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (WiderPaths.Pair pair : WiderPaths.bySpelling(EffectiveOperation.all(served))) {
            EffectiveOperation wider = pair.wider();
            EffectiveOperation stricter = pair.stricter();
            findings.add(SPEC.at(
                            stricter.contract().pathSpan(),
                            "`" + name(wider) + "` takes other spellings of `" + name(stricter)
                                    + "` and asks for no token")
                    .withRelated(wider.contract().pathSpan(), "the wider path")
                    .withHelp("ask for the same in both; or make sure that the backend tells them apart in letter case,"
                            + " in a `.`, `/` or encoded character at the end, and accept the finding with a waiver"));
        }
    }

    private static String name(EffectiveOperation operation) {
        return operation.contract().method() + " " + operation.contract().template();
    }
}
