package mgwc.compiler.rule.environment;

import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.resolve.At;
import mgwc.model.Environment;
import mgwc.value.NodePath;

/** Where an environment says what it does not allow. */
final class Guardrail {

    private Guardrail() {}

    static SourceSpan span(At<Environment> environment, String name) {
        return environment.span(NodePath.of("spec", "guardrails", name));
    }
}
