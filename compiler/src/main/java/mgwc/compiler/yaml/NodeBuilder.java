package mgwc.compiler.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.ScalarType;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;

/** Puts YAML events together to a tree, and reports what the dialect does not allow where it stands. */
final class NodeBuilder {

    private static final int DEEPEST = 100;
    private static final int MOST_VALUES = 2_000_000;
    private static final int LONGEST_KEY = 1_000;
    private static final String CORE_TAG = "tag:yaml.org,2002:";

    private final String path;
    private final YamlDialect dialect;
    private final List<Diagnostic> diagnostics;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final List<RepeatedEntry> repeated = new ArrayList<>();
    private Optional<Node> root = Optional.empty();
    private SourceSpan last;
    private int values;
    private boolean aborted;

    NodeBuilder(String path, YamlDialect dialect, List<Diagnostic> diagnostics) {
        this.path = path;
        this.dialect = dialect;
        this.diagnostics = diagnostics;
        this.last = SourceSpan.startOf(path);
    }

    /** A finished node that aliases may repeat, and how many values it counts for. */
    private record Anchored(Node node, int values) {}

    /** A collection that is not at its end yet. */
    private static final class Frame {
        final boolean mapping;
        final boolean flow;
        final SourceSpan start;
        final Optional<Anchor> anchor;
        final int valuesBefore;
        final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        final List<Node> items = new ArrayList<>();
        final List<Node> merged = new ArrayList<>();

        @Nullable
        Key key;

        Frame(boolean mapping, boolean flow, SourceSpan start, Optional<Anchor> anchor, int valuesBefore) {
            this.mapping = mapping;
            this.flow = flow;
            this.start = start;
            this.anchor = anchor;
            this.valuesBefore = valuesBefore;
        }
    }

    private record Key(String text, SourceSpan span) {}

    YamlDialect dialect() {
        return dialect;
    }

    Optional<Node> root() {
        return root;
    }

    /** What is not in the tree because its key was there before. */
    List<RepeatedEntry> repeated() {
        return repeated;
    }

    /** Whether the rest of the file is better left unread. */
    boolean isAborted() {
        return aborted;
    }

    void startMapping(SourceSpan span, Optional<Anchor> anchor, Optional<String> tag, boolean flow) {
        start(new Frame(true, flow, span, anchor, values), tag, CORE_TAG + "map");
    }

    void startSequence(SourceSpan span, Optional<Anchor> anchor, Optional<String> tag, boolean flow) {
        start(new Frame(false, flow, span, anchor, values), tag, CORE_TAG + "seq");
    }

    private void start(Frame frame, Optional<String> tag, String ownTag) {
        checkProperties(frame.start, frame.anchor, tag, ownTag);
        if (awaitsKey()) {
            diagnostics.add(SyntaxRules.NON_STRING_KEY.at(frame.start, "a mapping or list is used as a key"));
            aborted = true;
        }
        if (open.size() >= DEEPEST) {
            diagnostics.add(SyntaxRules.DEEP_NESTING
                    .at(frame.start, "values are nested deeper than " + DEEPEST + " levels")
                    .withHelp("nothing below this place was checked"));
            aborted = true;
        }
        open.push(frame);
    }

    void end(SourceSpan span) {
        Frame frame = open.pop();
        SourceSpan end = frame.flow ? span : last;
        if (frame.flow) {
            last = span;
        }
        SourceSpan whole = new SourceSpan(
                path, frame.start.startLine(), frame.start.startColumn(), end.endLine(), end.endColumn());
        frame.merged.forEach(source -> merge(frame.entries, source));
        Origin origin = Origin.Written.at(whole);
        Node node = frame.mapping ? new Node.Mapping(origin, frame.entries) : new Node.Sequence(origin, frame.items);
        finish(node, frame.anchor, frame.valuesBefore);
    }

    void scalar(SourceSpan span, String text, boolean plain, Optional<Anchor> anchor, Optional<String> tag) {
        checkProperties(span, anchor, tag, CORE_TAG + "str");
        last = span;
        ScalarType type = plain && tag.isEmpty() ? ScalarTypes.ofPlain(text) : ScalarType.STRING;
        if (awaitsKey()) {
            key(span, text, type, plain);
            return;
        }
        boolean bare = plain && text.isEmpty() && type == ScalarType.NULL;
        if (bare && dialect == YamlDialect.DOCUMENT) {
            reportBareNull(span);
        }
        finish(new Node.Scalar(Origin.Written.at(span), text, type), anchor, values);
    }

    void alias(SourceSpan span, Anchor anchor) {
        last = span;
        String name = anchor.getValue();
        Anchored target = anchors.get(name);
        if (dialect == YamlDialect.DOCUMENT) {
            diagnostics.add(SyntaxRules.ANCHOR
                    .at(span, "alias `*" + name + "` stands for a value written elsewhere")
                    .withHelp("write the value out; what differs by environment belongs into an overlay"));
        } else if (target == null) {
            diagnostics.add(SyntaxRules.YAML_SYNTAX.at(
                    span, "alias `*" + name + "` has no finished value with that anchor before it"));
        }
        if (awaitsKey()) {
            key(span, "*" + name, ScalarType.STRING, false);
        } else if (target == null || dialect == YamlDialect.DOCUMENT) {
            add(new Node.Scalar(Origin.Written.at(span), "*" + name, ScalarType.STRING), 1);
        } else {
            add(target.node(), target.values());
        }
    }

    private boolean awaitsKey() {
        Frame top = open.peek();
        return top != null && top.mapping && top.key == null;
    }

    private void key(SourceSpan span, String text, ScalarType type, boolean plain) {
        if (dialect == YamlDialect.DOCUMENT && type != ScalarType.STRING) {
            diagnostics.add(SyntaxRules.NON_STRING_KEY
                    .at(span, text.isEmpty() ? "a key is empty" : "key `" + text + "` is not a string")
                    .withHelp("write the key in quotes: `\"" + text + "\"`"));
        }
        if (dialect == YamlDialect.DOCUMENT && plain && text.equals("<<")) {
            diagnostics.add(SyntaxRules.ANCHOR
                    .at(span, "merge key `<<` copies values from elsewhere")
                    .withHelp("write the values out; what differs by environment belongs into an overlay"));
        }
        boolean oneLine = span.startLine() == span.endLine();
        if (dialect == YamlDialect.DOCUMENT && !(oneLine && span.endColumn() - span.startColumn() <= LONGEST_KEY)) {
            diagnostics.add(SyntaxRules.UNWIELDY_KEY
                    .at(span, oneLine ? "a key is longer than 1,000 characters" : "a key stands on several lines")
                    .withHelp("write the key on one line, with at most 1,000 characters"));
        }
        Frame frame = open.element();
        frame.key = new Key(text, span);
        Entry earlier = frame.entries.get(text);
        if (earlier != null) {
            diagnostics.add(SyntaxRules.DUPLICATE_KEY
                    .at(span, "key `" + text + "` is used twice in one mapping")
                    .withRelated(earlier.keySpan(), "first used here"));
        }
    }

    private void reportBareNull(SourceSpan span) {
        Frame frame = open.peek();
        if (frame == null) {
            return;
        }
        Key key = frame.key;
        if (frame.mapping && key != null) {
            diagnostics.add(SyntaxRules.BARE_NULL
                    .at(key.span(), "`" + key.text() + "` has no value")
                    .withHelp("write the value, delete the line, or in an overlay write `null` to delete the field"));
        } else {
            diagnostics.add(SyntaxRules.BARE_NULL.at(span, "a list item has no value"));
        }
    }

    private void finish(Node node, Optional<Anchor> anchor, int valuesBefore) {
        add(node, 1);
        if (anchor.isPresent()) {
            anchors.put(anchor.get().getValue(), new Anchored(node, values - valuesBefore));
        }
    }

    private void add(Node node, int size) {
        values += size;
        if (values > MOST_VALUES && !aborted) {
            diagnostics.add(SyntaxRules.OVERSIZED_TREE.at(
                    node.span(), "the file holds more than " + MOST_VALUES + " values, aliases counted"));
            aborted = true;
        }
        attach(node);
    }

    private void attach(Node node) {
        Frame frame = open.peek();
        if (frame == null) {
            root = root.isPresent() ? root : Optional.of(node);
        } else if (!frame.mapping) {
            frame.items.add(node);
        } else if (frame.key != null) {
            Key key = frame.key;
            frame.key = null;
            if (dialect == YamlDialect.CONTRACT && key.text().equals("<<")) {
                frame.merged.add(node);
            } else {
                Entry entry = new Entry(key.span(), node);
                Entry first = frame.entries.putIfAbsent(key.text(), entry);
                if (first != null) {
                    repeated.add(new RepeatedEntry(entry, first));
                }
            }
        }
    }

    private static void merge(Map<String, Entry> entries, Node source) {
        switch (source) {
            case Node.Mapping mapping -> mapping.entries().forEach(entries::putIfAbsent);
            case Node.Sequence sequence -> sequence.items().forEach(item -> merge(entries, item));
            case Node.Scalar ignored -> {}
        }
    }

    /** The anchor itself, with which a node starts that has no tag. */
    private static SourceSpan anchorAt(SourceSpan node, Anchor anchor) {
        String name = anchor.getValue();
        int end = node.startColumn() + 1 + name.codePointCount(0, name.length());
        return new SourceSpan(node.file(), node.startLine(), node.startColumn(), node.startLine(), end);
    }

    private void checkProperties(SourceSpan span, Optional<Anchor> anchor, Optional<String> tag, String ownTag) {
        if (anchor.isPresent() && dialect == YamlDialect.DOCUMENT) {
            diagnostics.add(SyntaxRules.ANCHOR
                    .at(
                            tag.isEmpty() ? anchorAt(span, anchor.get()) : span,
                            "anchor `&" + anchor.get().getValue() + "` marks a value for use elsewhere")
                    .withHelp("write the value out where it is needed"));
        }
        boolean standard =
                tag.isPresent() && (tag.get().equals(ownTag) || tag.get().equals("!"));
        boolean accepted = tag.isEmpty() || (standard && dialect == YamlDialect.CONTRACT);
        if (!accepted) {
            diagnostics.add(SyntaxRules.TAG
                    .at(span, "the value has the tag `" + shown(tag.get()) + "`")
                    .withHelp("delete the tag; quotes make a string of anything"));
        }
    }

    private static String shown(String tag) {
        return tag.startsWith(CORE_TAG) ? "!!" + tag.substring(CORE_TAG.length()) : tag;
    }
}
