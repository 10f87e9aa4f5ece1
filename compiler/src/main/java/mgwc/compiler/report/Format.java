package mgwc.compiler.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that findings can be written in, in the order the help text names them. */
public enum Format {
    TEXT(Paths.WORKSPACE),
    COMPACT(Paths.DIRECTORY),
    JSON(Paths.WORKSPACE),
    SARIF(Paths.REPOSITORY),
    JUNIT(Paths.REPOSITORY),
    WARNINGS_NG(Paths.REPOSITORY),
    GITHUB(Paths.REPOSITORY),
    GITLAB(Paths.REPOSITORY),
    MARKDOWN(Paths.REPOSITORY);

    /** What the paths in a format start from, because its readers do. */
    public enum Paths {
        WORKSPACE,
        REPOSITORY,
        DIRECTORY
    }

    private final Paths paths;

    Format(Paths paths) {
        this.paths = paths;
    }

    public Paths paths() {
        return paths;
    }

    /** Only the class of the format that is written gets loaded. */
    public void write(Inspection inspection, boolean colour, Appendable out) throws IOException {
        switch (this) {
            case TEXT ->
                new TextReport(inspection.lines(), inspection.shownPath(), colour).write(inspection.report(), out);
            case COMPACT -> CompactReport.write(inspection, out);
            case JSON -> new JsonReport(inspection.fixes(), inspection.shownPath()).write(inspection.report(), out);
            case SARIF -> new SarifReport(inspection).write(out);
            case JUNIT -> new JUnitReport(inspection).write(out);
            case WARNINGS_NG -> WarningsNgReport.write(inspection, out);
            case GITHUB -> GitHubReport.write(inspection, out);
            case GITLAB -> GitLabReport.write(inspection, out);
            case MARKDOWN -> MarkdownReport.write(inspection, out);
        }
    }

    /** A format by what users call it, such as {@code warnings-ng}. */
    public static Optional<Format> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equalsIgnoreCase(name))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Format::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
