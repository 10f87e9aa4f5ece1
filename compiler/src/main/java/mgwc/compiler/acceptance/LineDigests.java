package mgwc.compiler.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mgwc.compiler.diagnostic.SourceLines;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.release.Digest;

/** The digests of the lines that findings are in, each computed once. */
final class LineDigests {

    private final SourceLines source;
    private final Map<String, List<String>> files = new HashMap<>();
    private final Map<Line, Digest> digests = new HashMap<>();

    private record Line(String file, int number) {}

    LineDigests(SourceLines source) {
        this.source = source;
    }

    /**
     * Of the line that a span starts in, without the spaces around it; that of an empty line if there is no such line.
     */
    Digest of(SourceSpan span) {
        return digests.computeIfAbsent(new Line(span.file(), span.startLine()), this::digest);
    }

    private Digest digest(Line line) {
        List<String> lines = files.computeIfAbsent(line.file(), source::lines);
        return Digest.of(
                line.number() <= lines.size() ? lines.get(line.number() - 1).strip() : "");
    }
}
