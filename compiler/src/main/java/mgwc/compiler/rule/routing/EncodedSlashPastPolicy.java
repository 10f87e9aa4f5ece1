package mgwc.compiler.rule.routing;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.overlap.WiderPaths;
import mgwc.value.NodePath;

/** With an encoded slash in a parameter, a request looks like one for a path that needs a token. */
public final class EncodedSlashPastPolicy implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW4014",
            "encoded-slash-past-policy",
            "An encoded slash makes a request look like one that needs a token.");

    private static final NodePath FIELD = NodePath.of("spec", "allowEncodedSlashes");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        if (!served.api().value().spec().allowEncodedSlashes()) {
            return;
        }
        for (WiderPaths.Pair pair : WiderPaths.byEncodedSlash(EffectiveOperation.all(served))) {
            EffectiveOperation wider = pair.wider();
            findings.add(SPEC.at(
                            served.api().span(FIELD),
                            "with an encoded slash, a request to `" + name(wider) + "` looks like one to `"
                                    + name(pair.stricter()) + "` and needs no token")
                    .withRelated(wider.contract().pathSpan(), "the wider path")
                    .withRelated(pair.stricter().contract().pathSpan(), "the stricter path")
                    .withHelp("ask for the same in both, or delete `allowEncodedSlashes`; a backend that decodes `%2F`"
                            + " serves the stricter path"));
        }
    }

    private static String name(EffectiveOperation operation) {
        return operation.contract().method() + " " + operation.contract().template();
    }
}
