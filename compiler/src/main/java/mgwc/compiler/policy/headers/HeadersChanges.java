package mgwc.compiler.policy.headers;

import static mgwc.compiler.change.Consequence.CALLERS;
import static mgwc.compiler.change.Consequence.EXPOSURE;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Condition;
import mgwc.compiler.change.Risk;
import mgwc.compiler.change.SectionField;

/** Changes of what the gateway does to header fields. */
final class HeadersChanges {

    private static final Condition TOLD = told("request.set.*.claim")
            .or(told("request.add.*.claim"))
            .or(told("request.set.*.application"))
            .or(told("request.add.*.application"))
            .or(told("response.set.*.claim"))
            .or(told("response.add.*.claim"))
            .or(told("response.set.*.application"))
            .or(told("response.add.*.application"));

    static final List<ChangeRule> RULES = List.of(
            ChangeRule.of("MGW9135", "told-identity", "A header field states something else about the caller.")
                    .means(EXPOSURE, Risk.MEDIUM)
                    .when(TOLD),
            ChangeRule.of("MGW9136", "dropped-protection", "Browsers no longer get a field that protects users.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(Protection::drops),
            ChangeRule.of("MGW9165", "changed-protection", "Browsers get another value of a field that protects users.")
                    .means(EXPOSURE, Risk.MEDIUM)
                    .when(Protection::varies),
            ChangeRule.of("MGW9137", "changed-request-headers", "The backend gets other header fields.")
                    .means(CALLERS, Risk.MEDIUM)
                    .when(new SectionField("headers", "request.**").changes()),
            ChangeRule.of("MGW9138", "changed-response-headers", "The caller gets other header fields.")
                    .means(CALLERS, Risk.LOW)
                    .when(new SectionField("headers", "response.**").changes()));

    private HeadersChanges() {}

    /** Somebody learns a value, whether it is new or another one. */
    private static Condition told(String field) {
        return new SectionField("headers", field).appears();
    }
}
