package mgwc.compiler.fix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.fix.Fix.Edit;
import mgwc.compiler.parse.KindSchema;
import mgwc.compiler.parse.SchemaView;
import mgwc.compiler.report.Outcome;
import mgwc.compiler.report.SourceSpan;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/** The text of a file with what is needed to change it where a finding points. */
final class FixableFile {

    private final String text;
    private final int[] lineStarts;
    private final Optional<Node> root;

    private FixableFile(String text, Optional<Node> root) {
        this.text = text;
        this.root = root;
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i >= 0 && i <= text.length(); i = text.indexOf('\n', i) + 1) {
            if (!starts.isEmpty() && i == 0) {
                break;
            }
            starts.add(i);
        }
        this.lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Nothing for a file whose lines do not end as Unix lines do, or that starts with a byte order mark. */
    static Optional<FixableFile> of(SourceFile file) {
        String text = new String(file.content(), StandardCharsets.UTF_8);
        if (text.indexOf('\r') >= 0 || text.startsWith("\ufeff")) {
            return Optional.empty();
        }
        Outcome<Node> read = YamlReader.read(file, YamlDialect.DOCUMENT);
        return Optional.of(new FixableFile(text, read.value()));
    }

    String text() {
        return text;
    }

    /** What is written at a place. */
    String written(SourceSpan span) {
        return text.substring(start(span), end(span));
    }

    Edit replacing(SourceSpan span, String now) {
        return new Edit(start(span), end(span), now);
    }

    private int start(SourceSpan span) {
        return offset(span.startLine(), span.startColumn());
    }

    private int end(SourceSpan span) {
        return offset(span.endLine(), span.endColumn());
    }

    private int offset(int line, int column) {
        int start = line <= lineStarts.length ? lineStarts[line - 1] : text.length();
        int lineEnd = line < lineStarts.length ? lineStarts[line] : text.length();
        int length = text.codePointCount(start, lineEnd);
        return text.offsetByCodePoints(start, Math.min(column - 1, length));
    }

    /** A value together with the way to it. */
    record Place(NodePath path, Node value, Optional<SourceSpan> key) {}

    /** The entry whose key stands at a span, or the entry or item whose value does. */
    Optional<Place> at(SourceSpan span) {
        return root.flatMap(node -> find(new Place(NodePath.of(), node, Optional.empty()), span));
    }

    private static Optional<Place> find(Place place, SourceSpan span) {
        boolean here = place.key().filter(key -> sameStart(key, span)).isPresent()
                || (place.value().span().equals(span) && !place.path().isRoot());
        if (here) {
            return Optional.of(place);
        }
        return switch (place.value()) {
            case Node.Scalar ignored -> Optional.empty();
            case Node.Sequence sequence -> {
                Optional<Place> found = Optional.empty();
                for (int i = 0; found.isEmpty() && i < sequence.items().size(); i++) {
                    NodePath path = place.path().child(Integer.toString(i));
                    found = find(new Place(path, sequence.items().get(i), Optional.empty()), span);
                }
                yield found;
            }
            case Node.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .map(entry -> find(
                                new Place(
                                        place.path().child(entry.getKey()),
                                        entry.getValue().value(),
                                        Optional.of(entry.getValue().keySpan())),
                                span))
                        .flatMap(Optional::stream)
                        .findFirst();
        };
    }

    private static boolean sameStart(SourceSpan one, SourceSpan other) {
        return one.startLine() == other.startLine() && one.startColumn() == other.startColumn();
    }

    Optional<Node> value(NodePath path) {
        return root.flatMap(node -> node.at(path));
    }

    /** What the schema of the document says about a place. */
    Optional<SchemaView> schema(NodePath path) {
        return root.flatMap(node -> node.textAt(NodePath.of("kind")))
                .flatMap(Kind::of)
                .flatMap(kind -> KindSchema.of(kind).view().at(path));
    }

    /**
     * Deletes an entry or item; with it the mapping or list around it, when nothing else is in there. Nothing when that
     * would empty {@code spec}.
     */
    Optional<Edit> deleting(Place place) {
        Place whole = place;
        while (whole.path().segments().size() > 2 && isAlone(whole.path())) {
            NodePath parent = whole.path().parent();
            Optional<Place> around = entry(parent);
            if (around.isEmpty()) {
                break;
            }
            whole = around.get();
        }
        return isAlone(whole.path()) ? Optional.empty() : new Deletion(text).of(this, whole);
    }

    /** Whether the mapping or list that a place is in holds nothing else. */
    boolean isAlone(NodePath path) {
        return value(path.parent())
                .filter(parent -> switch (parent) {
                    case Node.Mapping mapping -> mapping.entries().size() == 1;
                    case Node.Sequence sequence -> sequence.items().size() == 1;
                    case Node.Scalar ignored -> false;
                })
                .isPresent();
    }

    private Optional<Place> entry(NodePath path) {
        Optional<Node> value = value(path);
        Optional<SourceSpan> key = value(path.parent())
                .flatMap(parent ->
                        parent instanceof Node.Mapping mapping ? mapping.entry(path.name()) : Optional.empty())
                .map(Node.Entry::keySpan);
        return value.map(node -> new Place(path, node, key));
    }

    int startOf(Place place) {
        return start(place.key().orElse(place.value().span()));
    }

    int endOf(Place place) {
        return end(place.value().span());
    }
}
