package mgwc.compiler.fix;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.Fix.Edit;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.schema.SchemaView;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.workspace.FileRole;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.RepeatedEntry;
import mgwc.compiler.yaml.YamlDialect;
import mgwc.compiler.yaml.YamlReader;
import mgwc.model.Kind;
import mgwc.value.NodePath;
import org.jspecify.annotations.Nullable;

/** The text of a file with what is needed to change it where a finding points. */
final class FixableFile {

    private final SourceFile file;
    private final FileText text;
    private final Optional<Node> root;
    private final Map<SourceSpan, Place> byValue = new HashMap<>();
    private final Map<SourceSpan, Place> byKey = new HashMap<>();
    private @Nullable Repetition repetition;

    private FixableFile(SourceFile file, FileText text) {
        this.file = file;
        this.text = text;
        this.root = YamlReader.read(file, YamlDialect.DOCUMENT).value();
        root.ifPresent(node -> index(new Place(NodePath.of(), node, Optional.empty())));
    }

    /** Nothing for a file that is not UTF-8. */
    static Optional<FixableFile> of(SourceFile file) {
        return FileText.of(file).map(text -> new FixableFile(file, text));
    }

    /** Whether it is written in the language of the workspace; what comes from elsewhere is not. */
    boolean isDocument() {
        return FileRole.of(file) == FileRole.DOCUMENT;
    }

    FileText text() {
        return text;
    }

    /** What is written at a place. */
    String written(SourceSpan span) {
        return text.written(span);
    }

    /** A value together with the way to it. */
    record Place(NodePath path, Node value, Optional<SourceSpan> key) {}

    /** The entry whose key stands at a span, or the entry or item whose value does. */
    Optional<Place> at(SourceSpan span) {
        Place place = byValue.get(span);
        return Optional.ofNullable(place != null ? place : byKey.get(start(span)));
    }

    /** A collection comes before what starts where it does. */
    private void index(Place place) {
        if (!place.path().isRoot()) {
            byValue.putIfAbsent(place.value().span(), place);
        }
        place.key().ifPresent(key -> byKey.putIfAbsent(start(key), place));
        switch (place.value()) {
            case Node.Scalar ignored -> {}
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    NodePath path = place.path().child(Integer.toString(i));
                    index(new Place(path, sequence.items().get(i), Optional.empty()));
                }
            }
            case Node.Mapping mapping ->
                mapping.entries()
                        .forEach((name, entry) -> index(
                                new Place(place.path().child(name), entry.value(), Optional.of(entry.keySpan()))));
        }
    }

    private static SourceSpan start(SourceSpan span) {
        return new SourceSpan(span.file(), span.startLine(), span.startColumn(), span.startLine(), span.startColumn());
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
        return isAlone(whole.path()) ? Optional.empty() : new Deletion(text).of(whole);
    }

    /** Deletes the entry of a key that says what the one before it says. */
    Optional<Edit> deletingRepeated(SourceSpan key) {
        if (repetition == null) {
            repetition = new Repetition(text, RepeatedEntry.in(file, YamlDialect.DOCUMENT));
        }
        return repetition.deleting(key);
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
}
