package mgwc.compiler.diff.contract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import mgwc.compiler.yaml.Node;
import mgwc.compiler.yaml.NodeJson;
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

    /** Below everything that is open. */
    private static final int NOTHING_OPEN = Integer.MAX_VALUE;

    private final ContractSide before;
    private final ContractSide after;
    private final Map<Pair, Boolean> known = new HashMap<>();
    private final Map<Pair, Integer> open = new HashMap<>();
    private final SequencedMap<Pair, Integer> tentative = new LinkedHashMap<>();
    private int lowest = NOTHING_OPEN;

    StructuralEquality(ContractSide before, ContractSide after) {
        this.before = before;
        this.after = after;
    }

    boolean of(Node left, Node right) {
        return of(left, right, false, DEEPEST);
    }

    /**
     * In a circle, a pair that is still open counts as the same. That holds for certain only when the pair that the
     * circle began with turns out the same; until then what was found with it is tentative.
     */
    private boolean of(Node left, Node right, boolean names, int depth) {
        Node one = before.resolve(left);
        Node other = after.resolve(right);
        if (one instanceof Node.Scalar) {
            return NodeText.equal(one, other);
        }
        if (depth == 0) {
            return false;
        }
        Pair pair = new Pair(one, other);
        Boolean earlier = known.get(pair);
        if (earlier != null) {
            return earlier;
        }
        Integer assumed = open.getOrDefault(pair, tentative.get(pair));
        if (assumed != null) {
            lowest = Math.min(lowest, assumed);
            return true;
        }
        return decide(pair, one, other, names, depth);
    }

    private boolean decide(Pair pair, Node one, Node other, boolean names, int depth) {
        int index = open.size();
        int mark = tentative.size();
        int outer = lowest;
        lowest = NOTHING_OPEN;
        open.put(pair, index);
        boolean same = equal(one, other, names, depth);
        open.remove(pair);
        if (!same) {
            known.put(pair, false);
            forget(mark, false);
            lowest = outer;
        } else if (lowest >= index) {
            known.put(pair, true);
            forget(mark, true);
            lowest = outer;
        } else {
            tentative.put(pair, lowest);
            lowest = Math.min(outer, lowest);
        }
        return same;
    }

    /** Ends what was tentative since a mark, as certain or as unknown. */
    private void forget(int mark, boolean certain) {
        while (tentative.size() > mark) {
            Pair pair = tentative.pollLastEntry().getKey();
            if (certain) {
                known.put(pair, true);
            }
        }
    }

    private boolean equal(Node one, Node other, boolean names, int depth) {
        return switch (one) {
            case Node.Scalar ignored -> NodeText.equal(one, other);
            case Node.Sequence list -> other instanceof Node.Sequence others && lists(list, others, depth);
            case Node.Mapping mapping ->
                other instanceof Node.Mapping second && mappings(mapping, second, names, depth);
        };
    }

    /** Whether each item of either list is in the other; most often it stands at the same index. */
    private boolean lists(Node.Sequence list, Node.Sequence others, int depth) {
        return list.items().size() == others.items().size()
                && (inOrder(list, others, depth) || inAnyOrder(list, others, depth));
    }

    private boolean inOrder(Node.Sequence list, Node.Sequence others, int depth) {
        for (int i = 0; i < list.items().size(); i++) {
            if (!of(list.items().get(i), others.items().get(i), false, depth - 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean inAnyOrder(Node.Sequence list, Node.Sequence others, int depth) {
        Optional<Set<String>> values = values(list);
        if (values.isPresent()) {
            return values.equals(values(others));
        }
        return list.items().stream()
                        .allMatch(one -> others.items().stream().anyMatch(other -> of(one, other, false, depth - 1)))
                && others.items().stream()
                        .allMatch(other -> list.items().stream().anyMatch(one -> of(one, other, false, depth - 1)));
    }

    /** The items of a list of scalars, as JSON. */
    private static Optional<Set<String>> values(Node.Sequence list) {
        Set<String> values = new HashSet<>();
        for (Node item : list.items()) {
            if (!(item instanceof Node.Scalar)) {
                return Optional.empty();
            }
            values.add(NodeJson.of(item).toString());
        }
        return Optional.of(values);
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
