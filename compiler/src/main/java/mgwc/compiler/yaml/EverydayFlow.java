package mgwc.compiler.yaml;

import java.util.Optional;
import mgwc.compiler.report.SourceSpan;

/** Mappings and lists in brackets that end on the line they start on (YAML 1.2.2 section 7.4). */
final class EverydayFlow {

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
        start(mapping);
        char close = mapping ? '}' : ']';
        boolean first = true;
        while (!lines.isAtEnd() && (!first || lines.character() != close)) {
            if ((mapping && !readKey()) || !readValue(depth)) {
                return false;
            }
            lines.skipSpaces();
            if (!lines.isAtEnd() && lines.character() == close) {
                break;
            }
            if (lines.isAtEnd() || lines.character() != ',') {
                return false;
            }
            step();
            first = false;
        }
        if (lines.isAtEnd()) {
            return false;
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
        step();
    }

    /** Over an indicator and the spaces behind it. */
    private void step() {
        lines.moveTo(lines.at() + 1);
        lines.skipSpaces();
    }

    private boolean readKey() {
        boolean key = readScalar() && !lines.isAtEnd() && lines.character() == ':' && lines.isBlankAt(lines.at() + 1);
        step();
        return key;
    }

    private boolean readValue(int depth) {
        if (lines.isAtEnd()) {
            return false;
        }
        char first = lines.character();
        return (first == '[' || first == '{') ? read(depth + 1) : readScalar();
    }

    private boolean readScalar() {
        char first = lines.character();
        return (first == '"' || first == '\'') ? scalars.readQuoted() : scalars.readPlainInFlow();
    }
}
