package mgwc.compiler.rule;

import mgwc.compiler.diagnostic.Rule;
import mgwc.compiler.workspace.Document;

/** A rule over one document as it is written, whatever else there is. Stateless; must not throw. */
public interface DocumentRule extends Rule {

    void check(Document document, Findings findings);
}
