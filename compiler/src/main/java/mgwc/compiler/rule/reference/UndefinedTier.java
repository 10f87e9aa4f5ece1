package mgwc.compiler.rule.reference;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentFrame;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.EnvironmentRule;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.text.Listing;
import mgwc.compiler.text.Spelling;
import mgwc.layout.Folder;
import mgwc.model.ThrottlingTiers;
import mgwc.value.NodePath;

/** An API, an operation, a subscription or an environment names a tier that no document defines. */
public final class UndefinedTier implements ApiRule, EnvironmentRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW3020", "undefined-tier", "A throttling tier is named that is not defined.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        EnvironmentFrame frame = served.frame();
        if (frame.broken().stream().noneMatch(Folder.POLICIES::holds)) {
            judge(TierReference.of(served), frame.tiers().keySet(), findings);
        }
    }

    @Override
    public void check(EnvironmentView view, Findings findings) {
        if (Broken.below(view.shared(), Folder.POLICIES.path())) {
            return;
        }
        Set<String> tiers = new TreeSet<>(view.frame().tiers().keySet());
        view.environment().value().spec().tiers().keySet().stream()
                .sorted()
                .filter(name -> !tiers.contains(name))
                .forEach(name -> findings.add(SPEC.at(
                                view.environment().keySpan(NodePath.of("spec", "tiers", name)),
                                "the environment changes tier `" + name + "`, which is not defined")
                        .withMarker(Spelling.question(name, tiers))
                        .withHelp(defined(tiers))));
        judge(TierReference.ofSubscriptions(view), tiers, findings);
    }

    private static void judge(List<TierReference> references, Set<String> defined, Findings findings) {
        Set<String> tiers = new TreeSet<>(defined);
        tiers.add(ThrottlingTiers.UNLIMITED);
        for (TierReference reference : references) {
            if (!tiers.contains(reference.tier())) {
                At<?> document = reference.document();
                findings.add(SPEC.at(
                                document.span(reference.path()),
                                reference.subject() + " has tier `" + reference.tier() + "`, which is not defined")
                        .withMarker(Spelling.question(reference.tier(), tiers))
                        .withHelp(defined(tiers)));
            }
        }
    }

    private static String defined(Set<String> tiers) {
        boolean none = tiers.stream().allMatch(ThrottlingTiers.UNLIMITED::equals);
        return none
                ? "no tier is defined; a document of kind `ThrottlingTiers` in `policies/` defines them"
                : "tiers are " + Listing.of(tiers);
    }
}
