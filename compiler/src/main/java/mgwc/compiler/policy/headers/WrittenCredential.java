package mgwc.compiler.policy.headers;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** A field that is for credentials gets its value from a document that everyone reads. */
final class WrittenCredential implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5039", "written-credential", "A header field for credentials has its value written out.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (HeadersSection section : HeadersSection.of(served)) {
            for (HeadersSection.Edit edit : section.edits()) {
                boolean constant =
                        edit.value().filter(value -> value.value().isPresent()).isPresent();
                if (constant
                        && HeaderName.isCredential(edit.plainName())
                        && HeaderName.whyProtected(edit).isEmpty()) {
                    findings.add(SPEC.at(
                                    section.valueSpan(edit, "value"),
                                    "`" + edit.name() + "` of the " + edit.message() + " of " + section.owner()
                                            + " looks like a credential, and its value is written out")
                            .withHelp(help(edit))
                            .asConfidential());
                }
            }
        }
    }

    private static String help(HeadersSection.Edit edit) {
        return switch (edit.message()) {
            case REQUEST -> "use `authentication.header` of the endpoint set, which takes a `secretRef`";
            case RESPONSE -> "delete the field; every caller would get the same credential";
        };
    }
}
