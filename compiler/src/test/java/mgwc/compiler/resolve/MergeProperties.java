package mgwc.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.Node.Entry;
import mgwc.compiler.yaml.Node.Mapping;
import mgwc.compiler.yaml.Node.Scalar;
import mgwc.compiler.yaml.Node.ScalarType;
import mgwc.compiler.yaml.NodeText;
import mgwc.compiler.yaml.Origin;
import mgwc.value.NodePath;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What must hold of merging whatever the documents say (RFC 7386). */
class MergeProperties {

    private static final SourceSpan BASE = new SourceSpan("base", 1, 1, 1, 2);
    private static final SourceSpan CHANGE = new SourceSpan("change", 1, 1, 1, 2);

    @Property(seed = "20261123")
    void anEmptyChangeChangesNothing(@ForAll("documents") Mapping base) {
        Merge.Result merged = merge(base, new Mapping(Origin.Written.at(CHANGE), new LinkedHashMap<>()));

        assertThat(NodeText.equal(merged.root(), base)).isTrue();
        assertThat(merged.touched()).isEmpty();
        assertThat(merged.diagnostics()).isEmpty();
    }

    @Property(seed = "20261123")
    void applyingAChangeTwiceIsApplyingItOnce(@ForAll("documents") Mapping base, @ForAll("changes") Mapping change) {
        Mapping once = merge(base, change).root();

        assertThat(NodeText.equal(merge(once, change).root(), once)).isTrue();
    }

    @Property(seed = "20261123")
    void theResultIsWhatTheRfcSays(@ForAll("documents") Mapping base, @ForAll("changes") Mapping change) {
        assertThat(NodeText.equal(merge(base, change).root(), rfc7386(base, change)))
                .isTrue();
    }

    @Property(seed = "20261123")
    void changesOfDifferentFieldsCommute(
            @ForAll("documents") Mapping base, @ForAll("changes") Mapping one, @ForAll("changes") Mapping other) {
        Mapping left = under("left", one);
        Mapping right = under("right", other);
        Mapping both = both(under("left", base), under("right", base));

        assertThat(NodeText.equal(
                        merge(merge(both, left).root(), right).root(),
                        merge(merge(both, right).root(), left).root()))
                .isTrue();
    }

    @Property(seed = "20261123")
    void everyValueComesFromTheFileThatSaysSo(@ForAll("documents") Mapping base, @ForAll("changes") Mapping change) {
        Merge.Result merged = merge(base, change);

        leaves(merged.root(), NodePath.ROOT)
                .forEach((path, leaf) -> assertThat(leaf.span().file())
                        .as("%s", path)
                        .isEqualTo(merged.touched().containsKey(path) ? "change" : "base"));
    }

    @Provide
    Arbitrary<Mapping> documents() {
        return mappings(3, BASE, false);
    }

    @Provide
    Arbitrary<Mapping> changes() {
        return mappings(3, CHANGE, true);
    }

    private static Arbitrary<Mapping> mappings(int depth, SourceSpan span, boolean nulls) {
        Arbitrary<Node> scalars = Arbitraries.of("a", "b", "5s")
                .map(text -> (Node) new Scalar(Origin.Written.at(span), text, ScalarType.STRING));
        Arbitrary<Node> values = nulls
                ? Arbitraries.frequencyOf(
                        Tuple.of(3, scalars),
                        Tuple.of(1, Arbitraries.just(new Scalar(Origin.Written.at(span), "null", ScalarType.NULL))))
                : scalars;
        Arbitrary<Node> children = depth == 0
                ? values
                : Arbitraries.oneOf(values, mappings(depth - 1, span, nulls).map(node -> node));
        return Arbitraries.maps(Arbitraries.of("x", "y", "z"), children)
                .ofMaxSize(3)
                .map(fields -> mapping(span, fields));
    }

    private static Mapping mapping(SourceSpan span, Map<String, Node> fields) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
        fields.forEach((key, value) -> entries.put(key, new Entry(span, value)));
        return new Mapping(Origin.Written.at(span), entries);
    }

    private static Mapping under(String key, Mapping mapping) {
        return mapping(mapping.span(), Map.of(key, mapping));
    }

    private static Mapping both(Mapping one, Mapping other) {
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(one.entries());
        entries.putAll(other.entries());
        return new Mapping(one.origin(), entries);
    }

    private static Merge.Result merge(Mapping base, Mapping change) {
        return Merge.of(base, change, NodePath.ROOT);
    }

    /** The pseudo code of RFC 7386 section 2, without positions. */
    private static Node rfc7386(Node target, Node patch) {
        if (!(patch instanceof Mapping changes)) {
            return patch;
        }
        LinkedHashMap<String, Entry> entries =
                target instanceof Mapping mapping ? new LinkedHashMap<>(mapping.entries()) : new LinkedHashMap<>();
        changes.entries().forEach((key, entry) -> {
            if (entry.value() instanceof Scalar scalar && scalar.type() == ScalarType.NULL) {
                entries.remove(key);
            } else {
                Node before = entries.containsKey(key) ? entries.get(key).value() : mapping(BASE, Map.of());
                entries.put(key, new Entry(entry.keySpan(), rfc7386(before, entry.value())));
            }
        });
        return new Mapping(target.origin(), entries);
    }

    private static Map<NodePath, Node> leaves(Node node, NodePath path) {
        Map<NodePath, Node> leaves = new LinkedHashMap<>();
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((key, entry) -> leaves.putAll(leaves(entry.value(), path.child(key))));
        } else {
            leaves.put(path, node);
        }
        return leaves;
    }
}
