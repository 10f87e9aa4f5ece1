package mgwc.compiler.rule.overlap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mgwc.compiler.effective.EffectiveOperation;
import mgwc.value.PathTemplate.Literal;
import mgwc.value.PathTemplate.Parameter;
import mgwc.value.PathTemplate.Segment;
import mgwc.value.PathTemplate.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * Operations of one API whose requests a lax backend may take for those of a stricter operation: a parameter takes what
 * differs from a text in letter case or a dot at its end, and a value with an encoded slash looks like two segments.
 *
 * <p>The operations are a tree over the segments of their paths, so that finding the wider ones of a path costs about
 * its length.
 */
public final class WiderPaths {

    /** @param stricter has the more specific path and needs a token, which the wider one does not */
    public record Pair(EffectiveOperation stricter, EffectiveOperation wider) {}

    private static final class Branch {
        private final Map<String, Branch> literals = new HashMap<>();
        private final Map<String, Fork> forks = new HashMap<>();
        private final List<EffectiveOperation> wildcards = new ArrayList<>();
        private final List<EffectiveOperation> ends = new ArrayList<>();
    }

    private record Fork(Parameter parameter, Branch branch) {

        boolean takesAnything() {
            return parameter.shape().equals("{}");
        }
    }

    private final List<EffectiveOperation> operations;
    private final boolean acrossSlashes;
    private final Branch root = new Branch();

    private WiderPaths(List<EffectiveOperation> operations, boolean acrossSlashes) {
        this.operations = operations;
        this.acrossSlashes = acrossSlashes;
    }

    /** For each stricter operation at most one wider one whose parameters take other spellings of its segments. */
    public static List<Pair> bySpelling(List<EffectiveOperation> operations) {
        return new WiderPaths(operations, false).pairs();
    }

    /** For each stricter operation at most one wider one with a parameter that takes several of its segments. */
    public static List<Pair> byEncodedSlash(List<EffectiveOperation> operations) {
        return new WiderPaths(operations, true).pairs();
    }

    private List<Pair> pairs() {
        if (operations.stream().noneMatch(operation -> operation.security().anonymous())) {
            return List.of();
        }
        operations.forEach(this::add);
        List<Pair> pairs = new ArrayList<>();
        for (EffectiveOperation operation : operations) {
            if (!operation.security().anonymous()) {
                EffectiveOperation wider = new Search(operation).from(root, 0, false);
                if (wider != null) {
                    pairs.add(new Pair(operation, wider));
                }
            }
        }
        return pairs;
    }

    private static List<Segment> segments(EffectiveOperation operation) {
        return operation.contract().template().normalized().segments();
    }

    private void add(EffectiveOperation operation) {
        Branch branch = root;
        for (Segment segment : segments(operation)) {
            Branch here = branch;
            switch (segment) {
                case Literal literal -> branch = here.literals.computeIfAbsent(literal.text(), text -> new Branch());
                case Parameter parameter ->
                    branch = here.forks
                            .computeIfAbsent(parameter.shape(), shape -> new Fork(parameter, new Branch()))
                            .branch();
                case Wildcard ignored -> {
                    here.wildcards.add(operation);
                    return;
                }
            }
        }
        branch.ends.add(operation);
    }

    /** Down the tree along the path of one operation. */
    private final class Search {
        private final EffectiveOperation stricter;
        private final List<Segment> path;

        Search(EffectiveOperation stricter) {
            this.stricter = stricter;
            this.path = segments(stricter);
        }

        /** @param wider whether the search has left the path of the stricter operation */
        @Nullable
        EffectiveOperation from(Branch branch, int depth, boolean wider) {
            if (depth == path.size()) {
                return wider ? open(branch.ends).orElse(null) : null;
            }
            EffectiveOperation found = along(branch, depth, wider);
            for (Fork fork : branch.forks.values()) {
                if (found == null) {
                    found = through(fork, depth, wider);
                }
            }
            boolean reached = found == null && (wider || !acrossSlashes) && !(path.get(depth) instanceof Wildcard);
            return reached ? open(branch.wildcards).orElse(null) : found;
        }

        private @Nullable EffectiveOperation along(Branch branch, int depth, boolean wider) {
            Branch same = path.get(depth) instanceof Literal literal ? branch.literals.get(literal.text()) : null;
            return same == null ? null : from(same, depth + 1, wider);
        }

        private @Nullable EffectiveOperation through(Fork fork, int depth, boolean wider) {
            Segment segment = path.get(depth);
            if (segment instanceof Wildcard) {
                return null;
            }
            boolean same = segment instanceof Parameter parameter
                    && parameter.shape().equals(fork.parameter().shape());
            EffectiveOperation found = null;
            if (same || PatternIntersection.segment(segment, fork.parameter()).isPresent()) {
                found = from(fork.branch(), depth + 1, wider || (!same && !acrossSlashes));
            }
            if (acrossSlashes && fork.takesAnything()) {
                for (int end = depth + 2; found == null && end <= path.size(); end++) {
                    found = path.get(end - 1) instanceof Wildcard ? null : from(fork.branch(), end, true);
                }
            }
            return found;
        }

        private Optional<EffectiveOperation> open(List<EffectiveOperation> candidates) {
            return candidates.stream()
                    .filter(other ->
                            other.contract().method() == stricter.contract().method()
                                    && other.security().anonymous())
                    .findFirst();
        }
    }
}
