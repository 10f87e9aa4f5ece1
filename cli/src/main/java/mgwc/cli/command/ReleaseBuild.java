package mgwc.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mgwc.cli.console.CannotRunException;
import mgwc.cli.console.Console;
import mgwc.cli.console.Version;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.TracedSource;
import mgwc.release.Provenance;
import mgwc.release.Release;
import mgwc.release.ReleaseWriter;
import mgwc.release.Writing;

/**
 * The release that a command was asked for.
 *
 * @param empty whether the environment serves no API
 */
record ReleaseBuild(Release release, boolean empty) {

    /**
     * Compiles an environment; nothing when there are errors. All findings go to the screen, and the reason why a
     * release names no commit.
     */
    static Optional<ReleaseBuild> of(Inputs inputs, Console console, String environment) {
        TracedSource traced = inputs.trace();
        Outcome<SourceTree> source = traced.source();
        Compilation compilation = new Compiler().compile(source, environment);
        console.findings(compilation.diagnostics(), lines(source));
        if (compilation.bundle().isPresent()) {
            traced.objection().ifPresent(reason -> console.warning("the release names no commit: " + reason));
        }
        Optional<String> commit = source.value().flatMap(SourceTree::commit);
        boolean empty =
                compilation.config().filter(config -> config.apis().isEmpty()).isPresent();
        return compilation
                .bundle()
                .map(bundle -> new ReleaseBuild(
                        Release.of(bundle.environment(), bundle.files(), new Provenance(commit, Version.current())),
                        empty));
    }

    static SourceLines lines(Outcome<SourceTree> source) {
        return source.value().map(SourceLines.class::cast).orElse(file -> List.of());
    }

    /** Writes the release, and returns how it differs from what was there. */
    Writing.Change write(Path directory) {
        return switch (ReleaseWriter.write(release, directory)) {
            case Writing.Written written -> written.change();
            case Writing.Refused refused -> throw new CannotRunException(refused.reason() + "; " + refused.help());
        };
    }
}
