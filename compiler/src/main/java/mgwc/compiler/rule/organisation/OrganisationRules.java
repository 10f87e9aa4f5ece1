package mgwc.compiler.rule.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.resolve.WorkspacePolicies;
import mgwc.compiler.rule.EnvironmentView;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.workspace.SharedDeclarations;
import mgwc.model.Kind;
import mgwc.model.WorkspaceRule;

/** The rules that a workspace brings itself, ready to judge. */
public final class OrganisationRules {

    private record Policy(WorkspaceRule rule, PolicyCheck check) {

        boolean holdsIn(String environment) {
            List<String> environments = rule.spec().environments();
            return environments.isEmpty() || environments.contains(environment);
        }
    }

    private final List<Policy> policies = new ArrayList<>();

    public OrganisationRules(SharedDeclarations shared) {
        for (At<WorkspaceRule> rule : of(shared)) {
            PolicyCheck.of(rule).ifPresent(check -> policies.add(new Policy(rule.value(), check)));
        }
    }

    /** What findings of them are called. */
    public static Set<String> ids(SharedDeclarations shared) {
        Set<String> ids = new HashSet<>();
        for (Document rule : shared.ofKind(Kind.RULE)) {
            ids.add("policy/" + rule.name());
        }
        return ids;
    }

    static List<At<WorkspaceRule>> of(SharedDeclarations shared) {
        return shared.ofKind(Kind.RULE).isEmpty() ? List.of() : WorkspacePolicies.rules(shared);
    }

    /** Judges one API of an environment by those that are about APIs. */
    public void check(ServedApi served, Findings findings) {
        String environment = served.frame().name();
        for (Policy policy : policies) {
            if (policy.rule().spec().target() == WorkspaceRule.Target.API && policy.holdsIn(environment)) {
                policy.check().judge(served.api(), environment, findings);
            }
        }
    }

    /** Judges an environment by those that are about all but APIs. */
    public void check(EnvironmentView view, Findings findings) {
        String environment = view.frame().name();
        for (Policy policy : policies) {
            if (policy.holdsIn(environment)) {
                targets(policy.rule(), view).forEach(document -> policy.check().judge(document, environment, findings));
            }
        }
    }

    private static Collection<? extends At<?>> targets(WorkspaceRule rule, EnvironmentView view) {
        return switch (rule.spec().target()) {
            case API -> List.of();
            case APPLICATION -> view.applications().values();
            case ENVIRONMENT -> List.of(view.environment());
        };
    }
}
