package mgwc.compiler.rule;

import java.util.Set;
import java.util.TreeSet;
import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Document;
import mgwc.compiler.report.RuleSpec;
import mgwc.compiler.report.Spelling;
import mgwc.model.Kind;
import mgwc.value.ApiId;
import mgwc.value.NodePath;

/** An application subscribes to something that is no API. */
final class UnknownSubscription implements DeclarationRule {

    private static final NodePath SUBSCRIPTIONS = NodePath.of("spec", "subscriptions");
    private static final RuleSpec SPEC = RuleSpec.error(
            "MGW3022", "unknown-subscription", "An application subscribes to an API that does not exist.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Declarations declarations, Findings findings) {
        if (Broken.below(declarations, "apis/")) {
            return;
        }
        Set<String> apis = new TreeSet<>();
        declarations.ofKind(Kind.API).forEach(api -> apis.add(id(api)));
        for (Document application : declarations.ofKind(Kind.APPLICATION)) {
            Documents.entries(application, SUBSCRIPTIONS).forEach((name, entry) -> {
                if (!apis.contains(name)) {
                    findings.add(SPEC.at(
                                    entry.keySpan(),
                                    "application `" + application.name() + "` subscribes to `" + name
                                            + "`, which is no API of the workspace")
                            .withMarker(Spelling.question(name, apis))
                            .withHelp("name the API and its version, such as `"
                                    + apis.stream().findFirst().orElse("pizza-shack-v1") + "`"));
                }
            });
        }
    }

    private static String id(Document api) {
        String version = api.root().textAt(NodePath.of("metadata", "version")).orElse("");
        return new ApiId(api.name(), version).toString();
    }
}
