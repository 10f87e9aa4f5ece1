package mgwc.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import mgwc.compiler.Compilation;
import mgwc.compiler.Compiler;
import mgwc.compiler.InMemory;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.report.TextReport;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;

/** A small workspace in which one file holds anything. */
final class Shop {

    private static final Compiler COMPILER = new Compiler();

    private Shop() {}

    /** Compiles the workspace: twice the same, a release or an error, and a report that can be written. */
    static void with(String path, byte[] content) {
        NavigableMap<String, SourceFile> files =
                new TreeMap<>(InMemory.shop().tree().files());
        files.put(path, new SourceFile(path, content));
        SourceTree tree = SourceTree.of(List.copyOf(files.values()));
        Compilation compilation = COMPILER.compile(Outcome.of(tree), "prod");
        assertThat(compilation.bundle().isPresent()).isNotEqualTo(compilation.hasErrors());
        Compilation again = COMPILER.compile(Outcome.of(tree), "prod");
        assertThat(again.bundle()).isEqualTo(compilation.bundle());
        assertThat(again.diagnostics()).isEqualTo(compilation.diagnostics());
        for (Diagnostic found : compilation.diagnostics()) {
            assertThat(found.message()).isNotBlank();
            assertThat(found.span().startLine())
                    .as("%s", found)
                    .isLessThanOrEqualTo(
                            Math.max(1, tree.lines(found.span().file()).size()));
        }
        StringBuilder text = new StringBuilder();
        try {
            new TextReport(tree, true).write(Report.of(compilation.diagnostics()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(text).doesNotContain("\0");
    }
}
