package mgwc.compiler.cli;

import java.nio.file.Path;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;

/** Where a command reads the workspace from: the work tree, the index or a commit. */
final class Inputs {

    private final Surroundings surroundings;
    private final GlobalOptions options;

    Inputs(Surroundings surroundings, GlobalOptions options) {
        this.surroundings = surroundings;
        this.options = options;
    }

    Path root() {
        return options.root(surroundings);
    }

    Outcome<SourceTree> read() {
        Path root = root();
        if (options.staged || options.gitRef.isPresent()) {
            throw new Unchecked("reading from Git is not there yet");
        }
        return WorkTree.read(root);
    }
}
