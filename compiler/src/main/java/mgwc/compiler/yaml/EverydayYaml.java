package mgwc.compiler.yaml;

import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;

/**
 * The YAML that people write and the JSON that programs write: block mappings and lists, block scalars, flow
 * collections, and scalars that end on the line they start on. Reads it in one pass, at a fraction of what the YAML
 * engine takes, and tells the {@link NodeBuilder} the same as the engine would (YAML 1.2).
 *
 * <p>Everything rare is declined (anchors, tags, several documents, tabs, text over several lines), and so is
 * everything wrong: the engine then reads the file from the start and explains it.
 */
final class EverydayYaml {

    private final EverydayLines lines;
    private final EverydayScalars scalars;
    private final EverydayFlow flow;
    private final NodeBuilder builder;
    private final OpenBlocks open = new OpenBlocks();

    /** Whether the innermost collection has a key or a dash without a value so far, and where that would stand. */
    private boolean awaiting;

    private SourceSpan awaited;

    private EverydayYaml(String path, String text, NodeBuilder builder) {
        this.lines = new EverydayLines(path, text);
        this.scalars = new EverydayScalars(lines, builder);
        this.flow = new EverydayFlow(lines, scalars, builder);
        this.builder = builder;
        this.awaited = SourceSpan.startOf(path);
    }

    /** Whether the builder has all of the text now; if not, what it was told is worth nothing. */
    static boolean read(String path, String text, NodeBuilder builder) {
        return EverydayLines.isEveryday(text) && new EverydayYaml(path, text, builder).read();
    }

    private boolean read() {
        while (lines.next()) {
            if (!lines.isOver() && (builder.isAborted() || !readLine())) {
                return false;
            }
        }
        if (awaiting) {
            nothingCame();
        }
        while (open.depth() > 0) {
            close();
        }
        return builder.root().isPresent() && !builder.isAborted();
    }

    private boolean readLine() {
        int column = lines.column();
        boolean dash = lines.isAtDash();
        if (lines.isAtMarker() || !settle(column, dash)) {
            return false;
        }
        boolean opens = awaiting || open.depth() == 0;
        awaiting = false;
        if (opens && lines.isAtBracket()) {
            return readValue();
        }
        if (dash) {
            return (opens ? open(true, column) : open.isList()) && readItem();
        }
        int colon = scalars.colon();
        boolean entry = colon >= 0 && (opens ? open(false, column) : !open.isList());
        return entry && readEntry(colon);
    }

    /** Closes what ends before a line that starts at a column; false when the line does not belong anywhere. */
    private boolean settle(int column, boolean dash) {
        if (awaiting) {
            int owner = open.column();
            boolean listOfKey = dash && column == owner && !open.isList();
            if (column > owner || listOfKey) {
                return true;
            }
            nothingCame();
        }
        while (open.depth() > 0 && open.isOver(column, dash)) {
            close();
        }
        return open.depth() == 0 ? builder.root().isEmpty() : open.column() == column;
    }

    private boolean open(boolean list, int column) {
        if (open.isFull()) {
            return false;
        }
        open.push(list, column);
        SourceSpan start = lines.span(lines.at(), lines.at());
        if (list) {
            builder.startSequence(start, Optional.empty(), Optional.empty(), false);
        } else {
            builder.startMapping(start, Optional.empty(), Optional.empty(), false);
        }
        return true;
    }

    private void close() {
        open.pop();
        builder.end(awaited);
    }

    private void await(int index) {
        awaiting = true;
        awaited = lines.span(index, index);
    }

    private void nothingCame() {
        awaiting = false;
        scalars.nothing(awaited);
    }

    /** At a dash. */
    private boolean readItem() {
        int afterDash = lines.at() + 1;
        lines.moveTo(afterDash);
        lines.skipSpaces();
        if (lines.isOver()) {
            await(afterDash);
            return true;
        }
        int column = lines.column();
        if (lines.isAtDash()) {
            return open(true, column) && readItem();
        }
        int colon = scalars.colon();
        if (colon >= 0) {
            return open(false, column) && readEntry(colon);
        }
        return colon == EverydayScalars.NOT_A_KEY && readValue();
    }

    /** At a key that ends before the colon. */
    private boolean readEntry(int colon) {
        if (!scalars.readKey(colon)) {
            return false;
        }
        lines.skipSpaces();
        if (lines.isOver()) {
            await(colon + 1);
            return true;
        }
        return readValue();
    }

    private boolean readValue() {
        return switch (lines.character()) {
            case '"', '\'' -> scalars.readQuoted() && lines.isRestEmpty();
            case '[', '{' -> flow.read(open.depth()) && lines.isRestEmpty();
            case '|', '>' -> new EverydayBlockText(lines, open.column()).read(builder);
            default -> scalars.readPlain();
        };
    }
}
