package mgwc.compiler.diff;

import static mgwc.compiler.change.Consequence.CALLERS;
import static mgwc.compiler.change.Consequence.OBSERVABILITY;
import static mgwc.compiler.change.Subject.Kind.ENVIRONMENT;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Leaf;
import mgwc.compiler.change.Risk;

/** Changes of the gateway itself: where it listens, and what it tells. */
final class PlatformChanges {

    static final List<ChangeRule> RULES = List.of(
            ChangeRule.of("MGW9701", "moved-listener", "The gateway listens somewhere else.")
                    .breaksCallers(Risk.HIGH)
                    .when(Leaf.of(ENVIRONMENT, "spec.listener.host", "spec.listener.port")),
            ChangeRule.of("MGW9702", "changed-certificate", "The gateway shows another certificate.")
                    .means(CALLERS, Risk.MEDIUM)
                    .when(Leaf.of(ENVIRONMENT, "spec.listener.tls.certificateFile")
                            .modified()),
            ChangeRule.of("MGW9703", "moved-admin", "Health, metrics and reload are served somewhere else.")
                    .means(OBSERVABILITY, Risk.MEDIUM)
                    .when(Leaf.of(ENVIRONMENT, "spec.admin.host", "spec.admin.port")),
            ChangeRule.of(
                            "MGW9151",
                            "awaited-key-sets",
                            "The gateway is not ready without the key sets of its issuers.")
                    .means(OBSERVABILITY, Risk.MEDIUM)
                    .when(Leaf.of(ENVIRONMENT, "spec.admin.readiness.keySets").becomes("required")),
            ChangeRule.of("MGW9152", "ignored-key-sets", "The gateway is ready without the key sets of its issuers.")
                    .means(OBSERVABILITY, Risk.MEDIUM)
                    .when(Leaf.of(ENVIRONMENT, "spec.admin.readiness.keySets").becomes("optional")),
            ChangeRule.of("MGW9704", "stopped-usage-events", "Requests are no longer recorded.")
                    .means(OBSERVABILITY, Risk.MEDIUM)
                    .when(Leaf.of(ENVIRONMENT, "spec.analytics.enabled").becomes("false")),
            ChangeRule.of("MGW9705", "started-usage-events", "Requests are recorded now.")
                    .means(OBSERVABILITY, Risk.LOW)
                    .when(Leaf.of(ENVIRONMENT, "spec.analytics.enabled").becomes("true")),
            ChangeRule.of("MGW9706", "moved-spool", "Usage events are written somewhere else.")
                    .means(OBSERVABILITY, Risk.MEDIUM)
                    .when(Leaf.of(ENVIRONMENT, "spec.analytics.spoolDirectory")));

    private PlatformChanges() {}
}
