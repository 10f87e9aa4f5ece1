package mgwc.compiler.policy.headers;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;

/** A field gets its value from a token or an application where no caller has one. */
final class ValueOfNobody implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW5036", "value-of-nobody", "A header field gets its value from a token where nobody needs one.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        List<EffectiveOperation> operations = EffectiveOperation.all(served);
        for (HeadersSection section : HeadersSection.of(served)) {
            List<EffectiveOperation> governed =
                    operations.stream().filter(section::governs).toList();
            if (!governed.isEmpty()
                    && governed.stream()
                            .allMatch(operation -> operation.security().anonymous())) {
                section.edits().forEach(edit -> check(section, edit, findings));
            }
        }
    }

    private static void check(HeadersSection section, HeadersSection.Edit edit, Findings findings) {
        edit.value().filter(value -> value.value().isEmpty()).ifPresent(value -> {
            String source = value.claim().isPresent() ? "claim" : "application";
            findings.add(SPEC.at(
                            section.valueSpan(edit, source),
                            "`" + edit.name() + "` never has a value, as everyone may call " + section.owner()
                                    + " without a token")
                    .withHelp("ask for a token, use `value`, or move the field to `remove`"));
        });
    }
}
