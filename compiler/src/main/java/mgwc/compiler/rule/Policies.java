package mgwc.compiler.rule;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Document;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.EnvironmentConfig;
import mgwc.compiler.resolve.WorkspacePolicies;
import mgwc.model.Kind;
import mgwc.model.WorkspaceRule;

/** The rules that a workspace brings itself. */
final class Policies {

    private Policies() {}

    /** What findings of them are called. */
    static Set<String> ids(Declarations declarations) {
        Set<String> ids = new HashSet<>();
        for (Document rule : declarations.ofKind(Kind.RULE)) {
            ids.add("policy/" + rule.name());
        }
        return ids;
    }

    static List<At<WorkspaceRule>> of(Declarations declarations) {
        return declarations.ofKind(Kind.RULE).isEmpty() ? List.of() : WorkspacePolicies.rules(declarations);
    }

    /** Judges one environment by all of them that hold there. */
    static void check(EnvironmentConfig config, Findings findings) {
        for (At<WorkspaceRule> rule : of(config.declarations())) {
            List<String> environments = rule.value().spec().environments();
            if (environments.isEmpty() || environments.contains(config.name())) {
                PolicyCheck.of(rule.value())
                        .ifPresent(check -> targets(rule.value(), config)
                                .forEach(document -> check.judge(document, config.name(), findings)));
            }
        }
    }

    private static Collection<? extends At<?>> targets(WorkspaceRule rule, EnvironmentConfig config) {
        return switch (rule.spec().target()) {
            case API -> config.apis().values();
            case APPLICATION -> config.applications().values();
            case ENVIRONMENT -> List.of(config.environment());
        };
    }
}
