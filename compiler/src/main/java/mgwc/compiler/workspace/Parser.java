package mgwc.compiler.workspace;

import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.SourceTree;

/**
 * Reads every document of a tree and every contract that an API names. One broken file never hides what is wrong in the
 * others.
 */
public final class Parser {

    private Parser() {}

    /** Always has a value; findings are in the order of paths and lines. */
    public static Outcome<Declarations> parse(SourceTree tree) {
        return Inventory.of(tree).declarations();
    }
}
