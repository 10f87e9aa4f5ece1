package mgwc.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.release.Release;
import mgwc.compiler.release.ReleaseWriter;
import mgwc.compiler.release.Writing;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.SourceLines;
import mgwc.compiler.source.SourceTree;

/** The release that a command was asked for. */
record ReleaseBuild(Release release) {

    /** Compiles an environment; nothing when there are errors. All findings go to the screen. */
    static Optional<ReleaseBuild> of(Inputs inputs, Screen screen, String environment) {
        Outcome<SourceTree> source = inputs.readWithCommit();
        Compilation compilation = new Compiler().compile(source, environment);
        screen.findings(compilation.diagnostics(), lines(source));
        Optional<String> commit = source.value().flatMap(SourceTree::commit);
        return compilation.bundle().map(bundle -> new ReleaseBuild(Release.of(bundle, commit, Version.current())));
    }

    static SourceLines lines(Outcome<SourceTree> source) {
        return source.value().map(SourceLines.class::cast).orElse(file -> List.of());
    }

    /** Whether anything had to be written. */
    boolean write(Path directory) {
        return switch (ReleaseWriter.write(release, directory)) {
            case Writing.Written written -> written.changed();
            case Writing.Refused refused -> throw new Unchecked(refused.reason() + "; " + refused.help());
        };
    }
}
