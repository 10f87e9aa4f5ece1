package mgwc.compiler.policy.headers;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** A field that the gateway writes itself, or that another part of the document is for. */
final class ProtectedHeader implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5035", "protected-header", "A header field is changed that is not for `headers`.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (HeadersSection section : HeadersSection.of(served)) {
            for (HeadersSection.Edit edit : section.edits()) {
                HeaderName.whyProtected(edit)
                        .ifPresent(why -> findings.add(SPEC.at(
                                        section.span(edit),
                                        "`" + edit.name() + "` of the " + edit.message() + " of " + section.owner()
                                                + " " + why)
                                .withHelp(HeaderName.remedy(edit))));
            }
        }
    }
}
