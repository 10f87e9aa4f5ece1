package mgwc.compiler.diff;

import static mgwc.compiler.change.Consequence.CALLERS;
import static mgwc.compiler.change.Consequence.CAPACITY;
import static mgwc.compiler.change.Subject.Kind.API;

import java.util.List;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.change.Leaf;
import mgwc.compiler.change.Risk;

/** Changes of the backends and of how long they are waited for. */
final class BackendChanges {

    private static final Leaf SETS = Leaf.of(API, "spec.endpoints.*");
    private static final Leaf BACKENDS = Leaf.of(API, "spec.endpoints.*.backends.*");
    private static final Leaf TIMEOUTS = Leaf.of(API, "spec.endpoints.*.timeouts.*");
    private static final Leaf WEIGHT = Leaf.of(API, "spec.endpoints.*.backends.*.weight");

    static final List<ChangeRule> RULES = List.of(
            ChangeRule.of("MGW9201", "added-backend", "Another backend takes a share of the requests.")
                    .means(CAPACITY, Risk.LOW)
                    .when(BACKENDS.added()),
            ChangeRule.of("MGW9202", "removed-backend", "The other backends take the share of one that is gone.")
                    .means(CAPACITY, Risk.MEDIUM)
                    .when(BACKENDS.removed().or(WEIGHT.becomes("0"))),
            ChangeRule.of("MGW9203", "moved-backend", "Requests go to another address.")
                    .means(CALLERS, Risk.MEDIUM)
                    .when(Leaf.of(API, "spec.endpoints.*.backends.*.url")),
            ChangeRule.of("MGW9204", "changed-share", "Requests are spread differently over the backends.")
                    .means(CAPACITY, Risk.LOW)
                    .when(WEIGHT.or(Leaf.of(API, "spec.endpoints.*.loadBalancing"))),
            ChangeRule.of("MGW9205", "lowered-timeout", "The gateway gives up earlier.")
                    .means(CALLERS, Risk.MEDIUM)
                    .when(TIMEOUTS.goes(Leaf::shorter)),
            ChangeRule.of("MGW9206", "raised-timeout", "The gateway waits longer, and holds connections as long.")
                    .means(CAPACITY, Risk.LOW)
                    .when(TIMEOUTS.goes(Leaf::longer)),
            ChangeRule.of("MGW9207", "rerouted-operation", "Requests of an operation go to another endpoint set.")
                    .means(CALLERS, Risk.MEDIUM)
                    .when(Leaf.of(API, "spec.operations.*.endpoint")),
            ChangeRule.of("MGW9208", "removed-endpoint-set", "Requests that went to an endpoint set get no answer.")
                    .breaksCallers(Risk.HIGH)
                    .when(SETS.removed()),
            ChangeRule.of("MGW9209", "added-endpoint-set", "An endpoint set is there that was not.")
                    .means(CAPACITY, Risk.LOW)
                    .when(SETS.added()),
            ChangeRule.of("MGW9210", "changed-gateway-identity", "The gateway logs in to the backends differently.")
                    .means(CALLERS, Risk.MEDIUM)
                    .when(Leaf.of(API, "spec.endpoints.*.authentication.**")
                            .unless(Leaf.of(API, "spec.endpoints.*.authentication.*.*.secretRef.**"))));

    private BackendChanges() {}
}
