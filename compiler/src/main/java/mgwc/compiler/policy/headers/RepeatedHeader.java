package mgwc.compiler.policy.headers;

import java.util.HashMap;
import java.util.Map;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** One field of a message is changed twice, so that one of the changes has no effect or both do. */
final class RepeatedHeader implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5038", "repeated-header", "A header field of one message is changed twice.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (HeadersSection section : HeadersSection.of(served)) {
            Map<String, HeadersSection.Edit> first = new HashMap<>();
            for (HeadersSection.Edit edit : section.edits()) {
                HeadersSection.Edit earlier = first.putIfAbsent(edit.message() + " " + edit.plainName(), edit);
                if (earlier != null) {
                    findings.add(SPEC.at(
                                    section.span(edit),
                                    "`" + edit.name() + "` of the " + edit.message() + " of " + section.owner()
                                            + " is changed twice")
                            .withRelated(section.span(earlier), "`" + earlier.action() + "` names it too")
                            .withHelp("keep one of them; `set` replaces every field of the name"));
                }
            }
        }
    }
}
