package mgwc.compiler.rule.security;

import java.util.List;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.resolve.At;
import mgwc.compiler.resolve.ServedApi;
import mgwc.compiler.rule.ApiRule;
import mgwc.compiler.rule.Findings;
import mgwc.model.Api;
import mgwc.model.OperationSettings.OperationSecurity;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/** An operation is open to everyone and asks for scopes, which nobody would check. */
public final class AnonymousScopes implements ApiRule {

    private static final RuleSpec SPEC =
            RuleSpec.error("MGW5003", "anonymous-scopes", "An operation is open to everyone but asks for scopes.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(ServedApi served, Findings findings) {
        At<Api> api = served.api();
        new TreeMap<>(api.value().spec().operations())
                .forEach((key, settings) -> settings.security()
                        .filter(security -> !security.scopes().orElse(List.of()).isEmpty())
                        .ifPresent(security -> judge(served.id(), api, key, security, findings)));
    }

    private static void judge(ApiId id, At<Api> api, String key, OperationSecurity security, Findings findings) {
        NodePath own = NodePath.of("spec", "operations", key, "security");
        NodePath opened;
        if (security.anonymous()) {
            opened = own.child("anonymous");
        } else if (api.value().spec().security().anonymous()) {
            opened = NodePath.of("spec", "security", "anonymous");
        } else {
            return;
        }
        findings.add(SPEC.at(
                        api.span(own.child("scopes")),
                        "operation `" + key + "` of API `" + id + "` asks for scopes, but everyone may call it")
                .withRelated(api.span(opened), "opened here")
                .withHelp("delete the scopes, or ask for a token"));
    }
}
