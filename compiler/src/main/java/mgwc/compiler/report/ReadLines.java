package mgwc.compiler.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.text.TextLine;

/** The lines that a report looks at, each read and indexed once. Good for one report. */
final class ReadLines {

    private final SourceLines source;
    private final Map<String, List<String>> files = new HashMap<>();
    private final Map<Place, TextLine> lines = new HashMap<>();

    /** @param line from 1 */
    record Place(String file, int line) {}

    ReadLines(SourceLines source) {
        this.source = source;
    }

    /**
     * A line of a file; empty if there is no such file or line.
     *
     * @param line from 1
     */
    Optional<TextLine> line(String file, int line) {
        List<String> all = files.computeIfAbsent(file, source::lines);
        return line > all.size()
                ? Optional.empty()
                : Optional.of(lines.computeIfAbsent(new Place(file, line), place -> new TextLine(all.get(line - 1))));
    }
}
