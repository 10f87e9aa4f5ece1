package mgwc.compiler.rule.traffic;

import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.yaml.Origin;
import mgwc.model.Api;
import mgwc.model.Timeouts;
import mgwc.value.DurationText;
import mgwc.value.NodePath;

/** A gateway that waits longer for a connection than for the answer. */
public final class ContradictingTimeouts implements ApiRule {

    private static final RuleSpec SPEC = RuleSpec.warning(
            "MGW6007", "contradicting-timeouts", "Connecting to a backend may take longer than its answer.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        new TreeMap<>(api.value().spec().endpoints()).forEach((name, set) -> {
            Timeouts timeouts = set.timeouts();
            if (timeouts.connect().compareTo(timeouts.response()) > 0) {
                NodePath path = NodePath.of("spec", "endpoints", name, "timeouts");
                boolean connectIsSet = api.origin(path.child("connect")) instanceof Origin.Written;
                findings.add(SPEC.at(
                                api.span(path.child(connectIsSet ? "connect" : "response")),
                                "endpoint set `" + name + "` of API `" + served.id() + "` waits `"
                                        + DurationText.of(timeouts.connect()) + "` for a connection, but only `"
                                        + DurationText.of(timeouts.response()) + "` for the answer")
                        .withHelp("a connection stands within milliseconds or not at all; lower `connect`, or raise"
                                + " `response`"));
            }
        });
    }
}
