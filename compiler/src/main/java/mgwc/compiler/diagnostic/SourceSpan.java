package mgwc.compiler.diagnostic;

import java.util.function.UnaryOperator;

/**
 * A stretch of one file. Lines and columns count from 1, columns in Unicode code points; the end is exclusive.
 *
 * @param file path relative to the workspace root, with {@code /}
 */
public record SourceSpan(String file, int startLine, int startColumn, int endLine, int endColumn)
        implements Comparable<SourceSpan> {

    /** The first character of a file, for findings about the file as a whole. */
    public static SourceSpan startOf(String file) {
        return new SourceSpan(file, 1, 1, 1, 1);
    }

    /** The same stretch of a file with another path. */
    public SourceSpan renamed(UnaryOperator<String> paths) {
        return new SourceSpan(paths.apply(file), startLine, startColumn, endLine, endColumn);
    }

    @Override
    public int compareTo(SourceSpan other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(startLine, other.startLine);
        return byLine != 0 ? byLine : Integer.compare(startColumn, other.startColumn);
    }

    /** {@code environments/prod/environment.yaml:14:5}. */
    @Override
    public String toString() {
        return file + ":" + startLine + ":" + startColumn;
    }
}
