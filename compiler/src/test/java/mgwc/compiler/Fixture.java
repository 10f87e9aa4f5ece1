package mgwc.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Report;
import mgwc.compiler.report.TextReport;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import mgwc.compiler.source.WorkTree;

/**
 * A folder with a workspace in {@code input/} and the report it must give in {@code expected.txt}.
 *
 * <p>{@code over.txt} names a folder of {@code fixtures/workspaces} that {@code input/} is laid over: its files are
 * added or take the place of those with the same path.
 */
public record Fixture(Path folder) {

    static final Path ROOT = Path.of("src/test/fixtures");
    /** What fixtures and pages call today, on whatever day they run. */
    public static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private static final Path WORKSPACES = ROOT.resolve("workspaces");

    static List<Fixture> all() throws IOException {
        try (Stream<Path> paths = Files.walk(ROOT, 3)) {
            return paths.filter(path -> Files.isDirectory(path.resolve("input")) && !path.startsWith(WORKSPACES))
                    .sorted()
                    .map(Fixture::new)
                    .toList();
        }
    }

    String name() {
        return ROOT.relativize(folder).toString();
    }

    Path expectedFile() {
        return folder.resolve("expected.txt");
    }

    /** What validating the workspace in all its environments prints. */
    String report() throws IOException {
        Outcome<SourceTree> input = input();
        SourceTree tree = input.value().orElseThrow();
        List<Diagnostic> diagnostics = Compiler.on(TODAY).validate(input, List.of());
        Report report = Report.of(diagnostics);
        StringBuilder text = new StringBuilder();
        new TextReport(tree, false).write(report, text);
        return report.diagnostics().isEmpty() ? report.summary() + "\n" : text.toString();
    }

    Outcome<SourceTree> input() throws IOException {
        Outcome<SourceTree> own = WorkTree.read(folder.resolve("input"));
        Path over = folder.resolve("over.txt");
        if (!Files.exists(over)) {
            return own;
        }
        Path workspace = WORKSPACES.resolve(Files.readString(over).strip());
        return WorkTree.read(workspace)
                .then(base -> new Outcome<>(own.value().map(files -> laidOver(base, files)), own.diagnostics()));
    }

    private static SourceTree laidOver(SourceTree base, SourceTree own) {
        SortedMap<String, SourceFile> files = new TreeMap<>(base.files());
        files.putAll(own.files());
        return SourceTree.of(List.copyOf(files.values()));
    }

    /** Makes what the workspace prints now the expectation. */
    void update() {
        try {
            Files.writeString(expectedFile(), report());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
