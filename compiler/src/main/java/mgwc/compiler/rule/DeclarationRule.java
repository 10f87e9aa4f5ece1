package mgwc.compiler.rule;

import mgwc.compiler.diagnostic.Rule;

/**
 * A rule over everything that is declared, for what is right or wrong whatever the environment. Stateless; called once;
 * must not throw. Silent about what refers to a broken file.
 */
public interface DeclarationRule extends Rule {

    void check(WorkspaceView workspace, Findings findings);
}
