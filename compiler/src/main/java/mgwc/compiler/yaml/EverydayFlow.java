package mgwc.compiler.yaml;

import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;

/**
 * Mappings and lists in brackets, and so all of JSON (YAML 1.2.2 section 7.4). They may go over several lines; what is
 * in them ends on the line it starts on, and a key stands on one line with its colon.
 */
final class EverydayFlow {

    private static final int LONGEST_KEY = 1_000;

    private final EverydayLines lines;
    private final EverydayScalars scalars;
    private final NodeBuilder builder;

    EverydayFlow(EverydayLines lines, EverydayScalars scalars, NodeBuilder builder) {
        this.lines = lines;
        this.scalars = scalars;
        this.builder = builder;
    }

    /**
     * At a bracket or a brace; ends after its counterpart.
     *
     * @param depth how many collections are open around it
     */
    boolean read(int depth) {
        if (depth >= OpenBlocks.DEEPEST) {
            return false;
        }
        boolean mapping = lines.character() == '{';
        char close = mapping ? '}' : ']';
        start(mapping);
        if (!step()) {
            return false;
        }
        boolean more = lines.character() != close;
        while (more) {
            if ((mapping && !readKey()) || !readValue(depth) || !lines.skipBlanks() || builder.isAborted()) {
                return false;
            }
            more = lines.character() == ',';
            if (more ? !step() : lines.character() != close) {
                return false;
            }
        }
        int at = lines.at();
        lines.moveTo(at + 1);
        builder.end(lines.span(at, at + 1));
        return true;
    }

    private void start(boolean mapping) {
        SourceSpan bracket = lines.span(lines.at(), lines.at() + 1);
        if (mapping) {
            builder.startMapping(bracket, Optional.empty(), Optional.empty(), true);
        } else {
            builder.startSequence(bracket, Optional.empty(), Optional.empty(), true);
        }
    }

    /** Over an indicator to what comes next, on this line or another; false when nothing does. */
    private boolean step() {
        lines.moveTo(lines.at() + 1);
        return lines.skipBlanks();
    }

    private boolean readKey() {
        int from = lines.at();
        boolean quoted = lines.character() == '"' || lines.character() == '\'';
        if (!readScalar()) {
            return false;
        }
        lines.skipSpaces();
        int colon = lines.at();
        return !lines.isAtEnd()
                && lines.character() == ':'
                && (quoted || lines.isBlankAt(colon + 1))
                && colon - from <= LONGEST_KEY
                && step();
    }

    private boolean readValue(int depth) {
        char first = lines.character();
        return (first == '[' || first == '{') ? read(depth + 1) : readScalar();
    }

    private boolean readScalar() {
        char first = lines.character();
        return (first == '"' || first == '\'') ? scalars.readQuoted() : scalars.readPlainInFlow();
    }
}
