package mgwc.compiler.diff.contract;

import mgwc.compiler.yaml.Node;

/** Two nodes of two trees, the same pair when they are the same objects: whole trees are never compared to find out. */
final class Pair {

    private final Node before;
    private final Node after;

    Pair(Node before, Node after) {
        this.before = before;
        this.after = after;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // identity is the point
    public boolean equals(Object other) {
        return other instanceof Pair pair && pair.before == before && pair.after == after;
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(before) + System.identityHashCode(after);
    }
}
