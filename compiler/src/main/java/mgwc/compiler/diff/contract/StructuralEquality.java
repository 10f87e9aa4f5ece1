package mgwc.compiler.diff.contract;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeText;

/** Whether nodes of two contracts say the same: references followed, also in circles; order and annotations aside. */
final class StructuralEquality {

    /** What only people read, or what is shown beside the values. */
    private static final Set<String> ANNOTATIONS = Set.of(
            "title", "description", "summary", "example", "examples", "externalDocs", "deprecated", "xml", "$comment");

    /** Keywords whose keys are names that somebody chose, so that none of them is an annotation. */
    private static final Set<String> NAMES =
            Set.of("properties", "patternProperties", "$defs", "dependentSchemas", "mapping");

    /** Nobody nests deeper by hand; what does counts as different. */
    private static final int DEEPEST = 200;

    private final ContractSide before;
    private final ContractSide after;
    private final Map<Pair, Boolean> known = new HashMap<>();

    StructuralEquality(ContractSide before, ContractSide after) {
        this.before = before;
        this.after = after;
    }

    boolean of(Node left, Node right) {
        return of(left, right, false, DEEPEST);
    }

    private boolean of(Node left, Node right, boolean names, int depth) {
        Node one = before.resolve(left);
        Node other = after.resolve(right);
        if (depth == 0) {
            return false;
        }
        Pair pair = new Pair(one, other);
        Boolean earlier = known.putIfAbsent(pair, true);
        if (earlier != null) {
            return earlier;
        }
        boolean same = switch (one) {
            case Node.Scalar ignored -> NodeText.equal(one, other);
            case Node.Sequence list -> other instanceof Node.Sequence others && lists(list, others, depth);
            case Node.Mapping mapping ->
                other instanceof Node.Mapping second && mappings(mapping, second, names, depth);
        };
        known.put(pair, same);
        return same;
    }

    private boolean lists(Node.Sequence list, Node.Sequence others, int depth) {
        return list.items().size() == others.items().size()
                && list.items().stream()
                        .allMatch(item ->
                                others.items().stream().anyMatch(candidate -> of(item, candidate, false, depth - 1)));
    }

    private boolean mappings(Node.Mapping mapping, Node.Mapping other, boolean names, int depth) {
        Map<String, Node> mine = said(mapping, names);
        Map<String, Node> theirs = said(other, names);
        return mine.keySet().equals(theirs.keySet())
                && mine.entrySet().stream()
                        .allMatch(entry -> of(
                                entry.getValue(),
                                theirs.getOrDefault(entry.getKey(), ContractSide.NOTHING),
                                !names && NAMES.contains(entry.getKey()),
                                depth - 1));
    }

    private static Map<String, Node> said(Node.Mapping mapping, boolean names) {
        Map<String, Node> said = new LinkedHashMap<>(ContractSide.children(mapping));
        if (!names) {
            said.keySet().removeIf(key -> key.startsWith("x-") || ANNOTATIONS.contains(key));
        }
        return said;
    }
}
