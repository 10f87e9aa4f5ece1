package mgwc.compiler.policy.cors;

import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** Credentials are allowed, and no page may send any. */
final class CredentialsWithoutOrigins implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5034", "credentials-without-origins", "Pages may send credentials, but no origin is named.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (CorsSection section : CorsSection.of(served)) {
            if (section.cors().allowCredentials() && section.cors().origins().isEmpty()) {
                findings.add(SPEC.at(
                                section.span("allowCredentials"),
                                "pages may send credentials to " + section.owner() + ", but no page may call it")
                        .withHelp("name the origins of your pages, or delete `allowCredentials`"));
            }
        }
    }
}
