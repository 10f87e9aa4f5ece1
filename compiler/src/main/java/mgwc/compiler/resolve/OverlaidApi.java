package mgwc.compiler.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.diagnostic.Severity;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.schema.KindSchema;
import mgwc.compiler.schema.MergeTrace;
import mgwc.compiler.schema.SchemaCheck;
import mgwc.compiler.workspace.Document;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.model.Kind;
import mgwc.value.NodePath;

/**
 * One API with the overlays of one environment. Several overlays may change different fields of it; no two may change
 * the same one, so their order never counts.
 */
final class OverlaidApi {

    private static final NodePath SPEC = NodePath.of("spec");

    private final Document base;
    private Node.Mapping spec;
    private boolean changed;
    private final Map<NodePath, SourceSpan> deleted = new TreeMap<>();
    private final Map<NodePath, Set<String>> added = new TreeMap<>();
    private final SortedMap<NodePath, SourceSpan> touched = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    OverlaidApi(Document base) {
        this.base = base;
        this.spec = (Node.Mapping) base.root().get("spec").orElseThrow();
    }

    void apply(Node.Mapping change) {
        Merge.Result merged = Merge.of(spec, change, SPEC);
        List<Diagnostic> conflicts = conflicts(merged.touched());
        diagnostics.addAll(conflicts.isEmpty() ? merged.diagnostics() : conflicts);
        spec = merged.root();
        changed = true;
        deleted.putAll(merged.trace().deleted());
        merged.trace().added().forEach(added::putIfAbsent);
        touched.putAll(merged.touched());
    }

    private List<Diagnostic> conflicts(SortedMap<NodePath, SourceSpan> changes) {
        List<Diagnostic> conflicts = new ArrayList<>();
        changes.forEach((path, span) -> earlier(path)
                .ifPresent(other -> conflicts.add(OverlayRules.OVERLAY_CONFLICT
                        .at(span, "`" + path.dotted() + "` is set by two overlays of the environment")
                        .withRelated(other, "also set here")
                        .withHelp("keep one of them"))));
        return conflicts;
    }

    /** Where an earlier overlay set a path, something above it, or something below it. */
    private Optional<SourceSpan> earlier(NodePath path) {
        for (NodePath above = path; !above.isRoot(); above = above.parent()) {
            SourceSpan span = touched.get(above);
            if (span != null) {
                return Optional.of(span);
            }
        }
        SortedMap<NodePath, SourceSpan> after = touched.tailMap(path);
        return !after.isEmpty() && after.firstKey().startsWith(path)
                ? Optional.of(after.sequencedValues().getFirst())
                : Optional.empty();
    }

    /** The API document of the environment, unless an overlay made it unfit for its schema. */
    Outcome<Document> resolve() {
        if (!changed) {
            return Outcome.of(base);
        }
        Document document = new Document(base.path(), base.kind(), base.name(), root());
        List<Diagnostic> unfit =
                SchemaCheck.check(document.root(), KindSchema.of(Kind.API), new MergeTrace(deleted, added));
        boolean broken = unfit.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(unfit);
        return broken ? Outcome.failed(all) : Outcome.of(document, all);
    }

    private Node.Mapping root() {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(base.root().entries());
        entries.computeIfPresent("spec", (key, entry) -> new Entry(entry.keySpan(), spec));
        return new Node.Mapping(base.root().origin(), entries);
    }
}
