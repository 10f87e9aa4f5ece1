package mgwc.compiler.rule.environment;

import java.util.List;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.compiler.text.Listing;
import mgwc.compiler.yaml.Node;
import mgwc.model.ApiOverlay;
import mgwc.value.NodePath;

/** An overlay changes a field that its environment does not let overlays change. */
public final class ForbiddenOverride implements ApiRule {

    private static final NodePath SPEC_FIELD = NodePath.of("spec");
    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW8003", "forbidden-override", "An overlay changes a field that its environment does not let it change.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        List<String> allowed =
                served.frame().environment().value().spec().guardrails().overridable();
        for (At<ApiOverlay> overlay : served.overlays()) {
            overlay.node(SPEC_FIELD).ifPresent(spec -> {
                if (spec instanceof Node.Mapping fields) {
                    fields.entries().forEach((field, entry) -> {
                        if (!field.equals("targetRef") && !allowed.contains(field)) {
                            findings.add(SPEC.at(
                                            entry.keySpan(),
                                            "overlay `"
                                                    + overlay.value().metadata().name() + "` changes `spec." + field
                                                    + "`, which the environment does not allow")
                                    .withRelated(
                                            Guardrail.span(served.frame().environment(), "overridable"),
                                            "allowed fields")
                                    .withHelp(
                                            allowed.isEmpty()
                                                    ? "change the API for all environments; overlays may change nothing here"
                                                    : "change the API for all environments; overlays may change "
                                                            + Listing.of(allowed)));
                        }
                    });
                }
            });
        }
    }
}
