package mgwc.compiler.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.source.SourceFile;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one file as YAML 1.2 into a tree with positions; a file whose name ends in {@code .json} as JSON (RFC 8259).
 *
 * <p>{@link EverydayYaml} reads what most files are; for the rest this works on the event stream of the YAML engine:
 * nothing is composed twice, depth costs no stack, and every oddity is seen where it stands. Time and memory are linear
 * in the size of the file.
 */
public final class YamlReader {

    private static final String JSON = ".json";

    private final SourceFile file;
    private final NodeBuilder builder;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int documents;

    private YamlReader(SourceFile file, YamlDialect dialect) {
        this.file = file;
        this.builder = new NodeBuilder(file.path(), dialect, diagnostics);
    }

    /** The root of the file, unless it cannot be read to its end; with errors the tree is for reporting only. */
    public static Outcome<Node> read(SourceFile file, YamlDialect dialect) {
        return isJson(file)
                ? SourceText.ofJson(file).then(text -> readJson(file, text))
                : SourceText.of(file).then(text -> read(file, dialect, withoutTabs(text)));
    }

    private static boolean isJson(SourceFile file) {
        return file.path().regionMatches(true, file.path().length() - JSON.length(), JSON, 0, JSON.length());
    }

    private static Outcome<Node> readJson(SourceFile file, String text) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        if (text.isBlank()) {
            return Outcome.failed(List.of(empty(file)));
        }
        NodeBuilder builder = new NodeBuilder(file.path(), YamlDialect.JSON, diagnostics);
        JsonReader.read(file.path(), text, builder).ifPresent(diagnostics::add);
        boolean whole = builder.root().isPresent() && !builder.isAborted();
        return whole ? new Outcome<>(builder.root(), diagnostics) : Outcome.failed(diagnostics);
    }

    private static Diagnostic empty(SourceFile file) {
        return SyntaxRules.EMPTY_FILE
                .at(SourceSpan.startOf(file.path()), "`" + file.path() + "` is empty")
                .withHelp("write the document, or delete the file");
    }

    private static Outcome<Node> read(SourceFile file, YamlDialect dialect, String text) {
        return quickly(file, dialect, text).orElseGet(() -> new YamlReader(file, dialect).read(text));
    }

    /** JSON may be indented with tabs, which YAML forbids; a string of JSON has none. */
    private static String withoutTabs(String text) {
        boolean json = text.indexOf('\t') >= 0
                && JsonSyntax.mayStart(text)
                && JsonSyntax.firstBadLine(text).isEmpty();
        return json ? text.replace('\t', ' ') : text;
    }

    private static Optional<Outcome<Node>> quickly(SourceFile file, YamlDialect dialect, String text) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        NodeBuilder builder = new NodeBuilder(file.path(), dialect, diagnostics);
        return EverydayYaml.read(file.path(), text, builder)
                ? Optional.of(Outcome.of(builder.root().orElseThrow(), diagnostics))
                : Optional.empty();
    }

    /** Like {@link #read(SourceFile, YamlDialect)}, by the YAML engine alone. */
    static Outcome<Node> readWithEngine(SourceFile file, YamlDialect dialect) {
        return SourceText.of(file).then(text -> new YamlReader(file, dialect).read(withoutTabs(text)));
    }

    static List<RepeatedEntry> repeated(SourceFile file, YamlDialect dialect) {
        YamlReader reader = new YamlReader(file, dialect);
        return SourceText.of(file)
                        .then(text -> reader.read(withoutTabs(text)))
                        .value()
                        .isPresent()
                ? List.copyOf(reader.builder.repeated())
                : List.of();
    }

    private Outcome<Node> read(String text) {
        try {
            Iterator<Event> events = YamlEvents.of(file.path(), text);
            while (events.hasNext() && !builder.isAborted() && documents < 2) {
                accept(events.next());
            }
        } catch (MarkedYamlEngineException e) {
            String spaced = text.indexOf('\t') < 0 ? text : SeparatingTabs.asSpaces(text);
            if (!spaced.equals(text)) {
                return new YamlReader(file, builder.dialect()).read(spaced);
            }
            diagnostics.add(SyntaxProblem.describe(file.path(), text, e));
            return Outcome.failed(diagnostics);
        } catch (NumberFormatException e) {
            // How version 3.0.1 of the engine takes a file that ends right behind the `u` of an escape.
            diagnostics.add(SyntaxProblem.cutEscape(file.path(), text));
            return Outcome.failed(diagnostics);
        } catch (YamlEngineException e) {
            diagnostics.add(SyntaxRules.YAML_SYNTAX.at(
                    SourceSpan.startOf(file.path()), "`" + file.path() + "` is not well-formed YAML"));
            return Outcome.failed(diagnostics);
        }
        Optional<Node> root = builder.root();
        if (root.isEmpty() && diagnostics.isEmpty()) {
            diagnostics.add(empty(file));
        }
        return builder.isAborted() ? Outcome.failed(diagnostics) : new Outcome<>(root, diagnostics);
    }

    private void accept(Event event) {
        switch (event) {
            case DocumentStartEvent start -> startDocument(start);
            case MappingStartEvent start ->
                builder.startMapping(spanOf(event), start.getAnchor(), start.getTag(), start.isFlow());
            case SequenceStartEvent start ->
                builder.startSequence(spanOf(event), start.getAnchor(), start.getTag(), start.isFlow());
            case MappingEndEvent end -> builder.end(spanOf(end));
            case SequenceEndEvent end -> builder.end(spanOf(end));
            case ScalarEvent scalar ->
                builder.scalar(
                        spanOf(scalar), scalar.getValue(), scalar.isPlain(), scalar.getAnchor(), scalar.getTag());
            case AliasEvent alias -> builder.alias(spanOf(alias), alias.getAlias());
            default -> {}
        }
    }

    private void startDocument(DocumentStartEvent start) {
        documents++;
        if (documents > 1) {
            diagnostics.add(SyntaxRules.SEVERAL_DOCUMENTS
                    .at(spanOf(start), "a second document starts here")
                    .withHelp("put each document into a file of its own"));
        } else if (builder.dialect() == YamlDialect.CONTRACT) {
            start.getSpecVersion().filter(YamlReader::isOld).ifPresent(this::reportVersion);
        } else if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
            diagnostics.add(SyntaxRules.DIRECTIVE
                    .at(SourceSpan.startOf(file.path()), "the file starts with a YAML directive")
                    .withHelp("delete the line that starts with `%`; every file is read as YAML 1.2"));
        }
    }

    private static boolean isOld(SpecVersion version) {
        return version.getMajor() == 1 && version.getMinor() < 2;
    }

    private void reportVersion(SpecVersion version) {
        diagnostics.add(
                SyntaxRules.DIRECTIVE
                        .at(
                                SourceSpan.startOf(file.path()),
                                "the file says that it is YAML " + version.getMajor() + "." + version.getMinor()
                                        + ", and is read as YAML 1.2")
                        .withHelp(
                                "delete the line that starts with `%`, and see that no value is a bare `yes`, `no`, `on` or `off`"));
    }

    private SourceSpan spanOf(Event event) {
        Mark start = event.getStartMark().orElseThrow();
        Mark end = event.getEndMark().orElseThrow();
        return new SourceSpan(
                file.path(), start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
    }
}
