package mgwc.compiler.policy.headers;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.policy.headers.HeadersSection.Action;
import mgwc.compiler.policy.headers.HeadersSection.Message;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** A field by which browsers protect users is taken out of responses. */
final class RemovedProtection implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5037", "removed-protection", "A header field that makes browsers protect users is removed.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (HeadersSection section : HeadersSection.of(served)) {
            for (HeadersSection.Edit edit : section.edits()) {
                if (edit.message() == Message.RESPONSE
                        && edit.action() == Action.REMOVE
                        && HeaderName.isProtection(edit.plainName())) {
                    findings.add(SPEC.at(
                                    section.span(edit),
                                    "responses of " + section.owner() + " lose `" + edit.name()
                                            + "`, by which browsers protect users")
                            .withHelp("set the value that you need with `set`"));
                }
            }
        }
    }
}
