package mgwc.cli.command;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Console;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.UsageException;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.source.GitTree;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.TracedSource;
import mgwc.compiler.source.WorkTree;
import mgwc.compiler.validation.ValidationCacheFile;

/** Where a command reads the workspace from: the work tree, the index or a commit. */
public final class Inputs {

    private final CliContext context;
    private final GlobalOptions options;
    private final Supplier<Path> root;

    public Inputs(CliContext context, GlobalOptions options) {
        this(context, options, () -> options.root(context));
    }

    private Inputs(CliContext context, GlobalOptions options, Supplier<Path> root) {
        this.context = context;
        this.options = options;
        this.root = root;
    }

    /** Of another workspace than that of the current folder. */
    Inputs in(Path workspace) {
        return new Inputs(context, options, () -> workspace);
    }

    public Path root() {
        return root.get();
    }

    public Outcome<SourceTree> read() {
        return read(this::tree, source -> source);
    }

    /** Of files that an earlier run knows, only those that have changed are opened. */
    public Outcome<SourceTree> read(ValidationCacheFile cache) {
        Supplier<Outcome<SourceTree>> reading =
                cache.isAny() && !options.staged() && options.gitRef().isEmpty()
                        ? () -> WorkTree.read(root(), () -> cache.cache().index())
                        : this::tree;
        return read(reading, source -> source);
    }

    /** The files as Git stores them, with the commit that has them. */
    TracedSource trace() {
        return read(this::traced, TracedSource::source);
    }

    private <T> T read(Supplier<T> reading, Function<T, Outcome<SourceTree>> source) {
        long start = System.nanoTime();
        T read = reading.get();
        if (options.verbose()) {
            int files =
                    source.apply(read).value().map(tree -> tree.files().size()).orElse(0);
            new Console(context, options).detail("read " + files + " files of " + origin(), start);
        }
        return read;
    }

    private Outcome<SourceTree> tree() {
        refuseTwoPlaces();
        if (options.staged()) {
            return GitTree.ofIndex(root());
        }
        return options.gitRef().isPresent()
                ? GitTree.atCommit(root(), options.gitRef().get())
                : WorkTree.read(root());
    }

    private TracedSource traced() {
        refuseTwoPlaces();
        if (options.staged()) {
            return TracedSource.ofIndex(root());
        }
        return options.gitRef().isPresent()
                ? TracedSource.atCommit(root(), options.gitRef().get())
                : TracedSource.ofWorkTree(root());
    }

    private void refuseTwoPlaces() {
        if (options.staged() && options.gitRef().isPresent()) {
            throw UsageException.withoutHelp("--git-ref and --staged name two places to read from; keep one of them");
        }
    }

    private String origin() {
        String where = options.staged()
                ? "the index in "
                : options.gitRef().map(ref -> ref + " in ").orElse("");
        return where + root();
    }
}
