package mgwc.compiler.policy.cors;

import static mgwc.compiler.change.Consequence.CAPACITY;
import static mgwc.compiler.change.Consequence.EXPOSURE;
import static mgwc.compiler.change.Consequence.NONE;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Condition;
import mgwc.compiler.change.Risk;
import mgwc.compiler.change.SectionField;

/** Changes of what pages of other origins may do. */
final class CorsChanges {

    private static final SectionField ORIGINS = new SectionField("cors", "origins");
    private static final SectionField CREDENTIALS = new SectionField("cors", "allowCredentials");
    private static final SectionField SENT = new SectionField("cors", "allowHeaders");
    private static final SectionField READ = new SectionField("cors", "exposeHeaders");
    private static final SectionField MAX_AGE = new SectionField("cors", "maxAge");

    private static final Condition ALLOWED = CREDENTIALS.becomes("true");
    private static final Condition REFUSED = CREDENTIALS.was("true");
    private static final Condition OFFERED = SENT.gains().or(READ.gains());
    private static final Condition WITHHELD = SENT.loses().or(READ.loses());
    private static final Condition AGED = MAX_AGE.modified();

    static final List<ChangeRule> RULES = List.of(
            ChangeRule.of("MGW9127", "opened-origin", "Pages of another origin may call the API.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(ORIGINS.gains()),
            ChangeRule.of("MGW9128", "closed-origin", "Pages of an origin may no longer call the API.")
                    .breaksCallers(Risk.HIGH)
                    .when(ORIGINS.loses()),
            ChangeRule.of("MGW9129", "allowed-credentials", "Pages may send the credentials that the browser keeps.")
                    .means(EXPOSURE, Risk.HIGH)
                    .when(ALLOWED),
            ChangeRule.of(
                            "MGW9130",
                            "refused-credentials",
                            "Pages may not send the credentials that the browser keeps.")
                    .breaksCallers(Risk.HIGH)
                    .when(REFUSED),
            ChangeRule.of("MGW9131", "offered-header", "Pages may send or read another header field.")
                    .means(EXPOSURE, Risk.LOW)
                    .when(OFFERED),
            ChangeRule.of("MGW9132", "withheld-header", "Pages may no longer send or read a header field.")
                    .breaksCallers(Risk.MEDIUM)
                    .when(WITHHELD),
            ChangeRule.of("MGW9133", "changed-preflight-age", "Browsers ask before a call more or less often.")
                    .means(CAPACITY, Risk.LOW)
                    .when(AGED),
            ChangeRule.of("MGW9134", "same-cors", "Pages may do the same as before.")
                    .means(NONE, Risk.NONE)
                    .when(new SectionField("cors", "*")
                            .changes()
                            .unless(ORIGINS.gains().or(ORIGINS.loses()))
                            .unless(ALLOWED.or(REFUSED))
                            .unless(OFFERED.or(WITHHELD).or(AGED))));

    private CorsChanges() {}
}
