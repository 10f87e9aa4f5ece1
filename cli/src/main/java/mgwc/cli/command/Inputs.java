package mgwc.cli.command;

import java.nio.file.Path;
import java.util.function.Supplier;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Console;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.UsageException;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.GitTree;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;
import mgwc.compiler.validation.ValidationCacheFile;

/** Where a command reads the workspace from: the work tree, the index or a commit. */
public final class Inputs {

    private final CliContext context;
    private final GlobalOptions options;

    public Inputs(CliContext context, GlobalOptions options) {
        this.context = context;
        this.options = options;
    }

    public Path root() {
        return options.root(context);
    }

    public Outcome<SourceTree> read() {
        return read(() -> tree(false));
    }

    /** Of files that an earlier run knows, only those that have changed are opened. */
    public Outcome<SourceTree> read(ValidationCacheFile cache) {
        return read(() -> cache.isAny() && !options.staged() && options.gitRef().isEmpty()
                ? WorkTree.read(root(), () -> cache.cache().index())
                : tree(false));
    }

    /** The files with the commit they belong to, if they are the same as in it. */
    Outcome<SourceTree> readWithCommit() {
        return read(() -> tree(true));
    }

    private Outcome<SourceTree> read(Supplier<Outcome<SourceTree>> reading) {
        long start = System.nanoTime();
        Outcome<SourceTree> source = reading.get();
        if (options.verbose()) {
            int files = source.value().map(tree -> tree.files().size()).orElse(0);
            new Console(context, options).detail("read " + files + " files of " + origin(), start);
        }
        return source;
    }

    private Outcome<SourceTree> tree(boolean withCommit) {
        if (options.staged() && options.gitRef().isPresent()) {
            throw UsageException.withoutHelp("--git-ref and --staged name two places to read from; keep one of them");
        }
        if (options.staged()) {
            return GitTree.ofIndex(root());
        }
        if (options.gitRef().isPresent()) {
            return GitTree.atCommit(root(), options.gitRef().get());
        }
        return withCommit ? WorkTree.readWithCommit(root()) : WorkTree.read(root());
    }

    private String origin() {
        String where = options.staged()
                ? "the index in "
                : options.gitRef().map(ref -> ref + " in ").orElse("");
        return where + root();
    }
}
