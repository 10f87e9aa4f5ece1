package mgwc.compiler.rule;

import java.util.Set;
import mgwc.compiler.parse.Declarations;

/** The rules that a workspace brings itself. */
final class Policies {

    private Policies() {}

    static Set<String> ids(Declarations declarations) {
        return Set.of();
    }
}
