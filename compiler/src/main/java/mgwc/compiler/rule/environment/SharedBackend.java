package mgwc.compiler.rule.environment;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.rule.Broken;
import mgwc.compiler.rule.DeclarationRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.rule.Selections;
import mgwc.compiler.rule.WorkspaceView;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.Host;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.compiler.text.Listing;

/** What an API says of a backend holds in the last promotion stage and in others alike. */
public final class SharedBackend implements DeclarationRule {

    private static final RuleSpec SPEC = RuleSpec.info(
            "MGW8014",
            "shared-backend",
            "Several environments take one backend from the API, the last one among them.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(WorkspaceView workspace, Findings findings) {
        String last = SharedAcrossEnvironments.last(workspace.shared());
        if (Broken.any(workspace.shared())) {
            return;
        }
        Selections selections = Selections.of(workspace);
        for (ApiFacts api : workspace.apis()) {
            List<String> environments = selections.environments(api);
            if (environments.size() > 1 && environments.contains(last)) {
                api.of(SharedFact.Kind.ADDRESS).stream()
                        .filter(address -> isOneMachine(address.key()))
                        .forEach(address -> judge(api, address, environments, last, findings));
            }
        }
    }

    /** Names and addresses of the inside of a network are other machines in every network, and examples none. */
    private static boolean isOneMachine(String address) {
        return Host.of(address)
                .filter(host -> !host.isInternal() && !host.isPlaceholder() && !host.isUnspecified())
                .isPresent();
    }

    private static void judge(
            ApiFacts api, SharedFact address, List<String> environments, String last, Findings findings) {
        String set = address.detail().substring(0, address.detail().indexOf('/'));
        Set<String> changed = api.of(SharedFact.Kind.CHANGED_BACKEND).stream()
                .filter(change -> Set.of("", set, address.detail()).contains(change.key()))
                .map(SharedFact::detail)
                .collect(Collectors.toSet());
        List<String> others = environments.stream()
                .filter(name -> !name.equals(last) && !changed.contains(name))
                .toList();
        if (!others.isEmpty() && !changed.contains(last)) {
            findings.add(SPEC.at(
                            address.span(),
                            (others.size() == 1 ? "environment " : "environments ") + Listing.of(others)
                                    + (others.size() == 1 ? " uses" : " use") + " this backend of environment `" + last
                                    + "`")
                    .withHelp("name it in the overlay of `" + last
                            + "`, and another in those of the others; what an API says itself holds everywhere"));
        }
    }
}
