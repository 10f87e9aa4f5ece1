package mgwc.compiler.policy.headers;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.model.ApiSecurity.Jwt;
import mgwc.value.NodePath;

/** The field is removed in which backends should get the caller's token. */
final class RemovedToken implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5043", "removed-token", "Backends should get the caller's token, but `headers` removes it.");

    private static final NodePath FORWARDED = NodePath.of("spec", "security", "jwt", "forwardToken");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        if (api.value().spec().security().jwt().filter(Jwt::forwardToken).isEmpty()) {
            return;
        }
        List<EffectiveOperation> operations = EffectiveOperation.all(served).stream()
                .filter(operation -> operation.security().tokenForwarded())
                .toList();
        for (HeadersSection section : HeadersSection.of(served)) {
            boolean meetsTokens = operations.stream().anyMatch(section::governs);
            for (HeadersSection.Edit edit : section.edits()) {
                if (meetsTokens
                        && edit.message() == HeadersSection.Message.REQUEST
                        && edit.action() == HeadersSection.Action.REMOVE
                        && edit.plainName().equals("authorization")) {
                    findings.add(SPEC.at(
                                    section.span(edit),
                                    "`headers` of " + section.owner() + " removes the tokens that backends should get")
                            .withRelated(api.span(FORWARDED), "forwarded here")
                            .withHelp("delete `forwardToken`, or take the field out of `remove`"));
                }
            }
        }
    }
}
