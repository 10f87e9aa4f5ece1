package mgwc.compiler.policy.authenticate;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** Tokens are forwarded where no operation asks for one. */
final class TokenOfNobody implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5042", "token-of-nobody", "Backends should get the caller's token, but no operation asks for one.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        List<EffectiveOperation> operations = EffectiveOperation.all(served);
        if (ForwardedToken.in(served)
                && !operations.isEmpty()
                && operations.stream()
                        .allMatch(operation -> operation.security().anonymous())) {
            findings.add(SPEC.at(
                            served.api().span(ForwardedToken.PATH),
                            "backends of API `" + served.id()
                                    + "` never get a verified token, as everyone may call each operation")
                    .withHelp("delete `forwardToken`; open operations pass `Authorization` on as it is"));
        }
    }
}
