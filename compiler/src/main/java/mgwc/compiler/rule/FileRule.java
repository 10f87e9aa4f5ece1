package mgwc.compiler.rule;

import mgwc.compiler.diagnostic.Rule;
import mgwc.compiler.source.SourceFile;

/** A rule over one file that is neither document nor contract. Stateless; must not throw. */
public interface FileRule extends Rule {

    void check(SourceFile file, Findings findings);
}
