package mgwc.compiler.policy.cors;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** An origin that no browser sends, or that everyone's page can have. */
final class UnusableOrigin implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5030", "unusable-origin", "An origin of pages is not one that browsers send.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        for (CorsSection section : CorsSection.of(served)) {
            List<String> origins = section.cors().origins();
            for (int i = 0; i < origins.size(); i++) {
                check(section, i, findings);
            }
        }
    }

    private static void check(CorsSection section, int index, Findings findings) {
        List<String> origins = section.cors().origins();
        String origin = origins.get(index);
        if (origin.equals("*") && origins.size() > 1) {
            findings.add(SPEC.at(
                            section.originSpan(index),
                            "origin `*` of " + section.owner() + " stands for every origin, so no other is needed")
                    .withHelp("delete `*`, or all others"));
        }
        PageOrigin page = new PageOrigin(origin);
        page.flaw()
                .ifPresent(flaw -> findings.add(SPEC.at(
                                section.originSpan(index),
                                "origin `" + page.shown() + "` of " + section.owner() + " " + flaw.fact())
                        .withHelp(flaw.help())));
    }
}
