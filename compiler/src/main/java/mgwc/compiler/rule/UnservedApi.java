package mgwc.compiler.rule;

import mgwc.compiler.parse.Declarations;
import mgwc.compiler.parse.Document;
import mgwc.compiler.report.RuleSpec;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** An API has labels that no environment selects, so it is served nowhere. */
final class UnservedApi implements DeclarationRule {

    private static final RuleSpec SPEC = RuleSpec.warning("MGW3033", "unserved-api", "No environment serves an API.");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public void check(Declarations declarations, Findings findings) {
        if (Broken.any(declarations)) {
            return;
        }
        Selections selections = Selections.of(declarations);
        for (Document api : declarations.ofKind(Kind.API)) {
            if (!selections.serve(api)) {
                findings.add(
                        SPEC.at(
                                        Documents.span(api, NodePath.of("metadata", "name")),
                                        "API `" + Selections.id(api) + "` is served by no environment")
                                .withHelp(
                                        "add the labels that an environment selects with `spec.apis.matchLabels`, or delete the API"));
            }
        }
    }
}
