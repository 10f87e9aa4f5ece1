package mgwc.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.cli.console.CliContext;
import mgwc.cli.console.Console;
import mgwc.cli.console.GlobalOptions;
import mgwc.cli.console.ProgressIndicator;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.text.PrintableText;
import mgwc.compiler.validation.ValidationCacheFile;
import mgwc.compiler.validation.ValidationResult;

/** Reads and validates a workspace with the validation cache of an earlier run, as far as that is of use. */
final class CachedValidation {

    private final CliContext context;
    private final GlobalOptions options;
    private final Inputs inputs;
    private final Compiler compiler;
    private final Console console;

    CachedValidation(CliContext context, GlobalOptions options, Inputs inputs, Compiler compiler) {
        this.context = context;
        this.options = options;
        this.inputs = inputs;
        this.compiler = compiler;
        this.console = new Console(context, options);
    }

    /**
     * A workspace with its findings.
     *
     * @param validated empty when the workspace could not be read
     * @param report the findings in order
     * @param read when all files had been read, in nanoseconds
     */
    record Look(
            ValidationCacheFile cache,
            Outcome<SourceTree> source,
            Optional<ValidationResult> validated,
            Report report,
            long read) {

        /** How much the cache of an earlier run saved, in words. */
        Optional<String> recalled() {
            return validated.flatMap(cache::recalled);
        }
    }

    /**
     * Looks with the cache; once more without it when that fails, as files may change in the meantime and the user's
     * cache may hold anything.
     *
     * @param environments to validate; all when there are none
     */
    Look look(List<String> environments, ValidationCacheFile cache) {
        try (ProgressIndicator progress = ProgressIndicator.on("reading the workspace", context, options)) {
            try {
                return look(environments, cache, progress);
            } catch (RuntimeException e) {
                if (!cache.isAny()) {
                    throw e;
                }
                if (options.verbose()) {
                    console.progress("what an earlier run found is of no use: " + PrintableText.of(e.toString()));
                }
                return look(environments, cache.forgotten(), progress);
            }
        }
    }

    private Look look(List<String> environments, ValidationCacheFile cache, ProgressIndicator progress) {
        Outcome<SourceTree> source = inputs.read(cache);
        long read = System.nanoTime();
        int files = source.value().map(tree -> tree.files().size()).orElse(0);
        progress.doing("checking " + files + " files");
        Optional<ValidationResult> validated =
                source.value().map(tree -> compiler.validate(tree, environments, cache.cache()));
        List<Diagnostic> found = new ArrayList<>(source.diagnostics());
        validated.ifPresent(all -> found.addAll(all.all()));
        source.value().ifPresent(tree -> open(tree, found));
        return new Look(cache, source, validated, Report.of(found), read);
    }

    /** Opens the files that a report will show: a failure here still leaves the way without the cache. */
    private static void open(SourceTree tree, List<Diagnostic> shown) {
        for (Diagnostic found : shown) {
            open(tree, found.span());
            found.related().forEach(related -> open(tree, related.span()));
        }
    }

    private static void open(SourceTree tree, SourceSpan span) {
        tree.file(span.file()).ifPresent(SourceFile::content);
    }

    /** Keeps the result for the next run; not that of a commit, which says nothing about the files of the work tree. */
    void keep(Look look) {
        long start = System.nanoTime();
        if (options.gitRef().isEmpty()) {
            Optional<String> kept = look.validated()
                    .flatMap(all ->
                            look.source().value().flatMap(tree -> look.cache().keep(tree, all)));
            if (options.verbose()) {
                kept.ifPresent(words -> console.detail(words, start));
            }
        }
    }
}
