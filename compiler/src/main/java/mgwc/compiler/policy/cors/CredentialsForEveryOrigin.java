package mgwc.compiler.policy.cors;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** Every page may call, and with the credentials that the browser keeps. */
final class CredentialsForEveryOrigin implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW5031", "credentials-for-every-origin", "Pages of every origin may send the caller's credentials.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (CorsSection section : CorsSection.of(served)) {
            if (section.everyOrigin() && section.cors().allowCredentials()) {
                findings.add(SPEC.at(
                                section.span("allowCredentials"),
                                "pages of every origin may call " + section.owner()
                                        + " with the credentials that the browser keeps")
                        .withRelated(section.span("origins"), "every origin")
                        .withHelp("name the origins of your pages, or delete `allowCredentials`"));
            }
        }
    }
}
