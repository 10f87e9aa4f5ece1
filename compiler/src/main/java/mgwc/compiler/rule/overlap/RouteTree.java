package mgwc.compiler.rule.overlap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mgwc.compiler.rule.overlap.RouteClashes.Route;
import mgwc.value.ApiId;
import mgwc.value.PathTemplate;
import mgwc.value.PathTemplate.Literal;
import mgwc.value.PathTemplate.Parameter;
import mgwc.value.PathTemplate.Segment;
import mgwc.value.PathTemplate.Wildcard;
import org.jspecify.annotations.Nullable;

/**
 * Operations of several APIs as the gateway has them: a tree over the segments of paths. At each segment it takes text
 * before a parameter, a parameter with more text around it before one with less, and of equals the one it was told of
 * first. A wildcard comes last, and takes nothing below the base path of another API. The path decides alone, so an
 * operation takes requests from operations of other methods, too.
 *
 * <p>A search leaves out what belongs to the API that it starts from, and until two paths part, all that goes before
 * it. So it costs little more than the length of a path where APIs keep to themselves, however many there are.
 */
public final class RouteTree {

    /**
     * Two operations that some requests fit.
     *
     * @param taker the one that answers them
     * @param path that fits both
     * @param within whether all requests of the taker fit the other operation
     */
    public record Overlap(Route taker, Route other, String path, boolean within) {}

    private static final class Branch {
        private final SortedMap<String, Branch> literals = new TreeMap<>();
        private final List<Fork> forks = new ArrayList<>();
        private final Map<String, Route> served = new LinkedHashMap<>();
        private @Nullable Branch wildcard;
        private @Nullable ApiId owner;
        private boolean isShared;

        void own(ApiId api) {
            isShared |= owner != null && !owner.equals(api);
            owner = api;
        }

        Branch then(Segment segment) {
            return switch (segment) {
                case Literal literal -> literals.computeIfAbsent(literal.text(), text -> new Branch());
                case Parameter parameter ->
                    forks.stream()
                            .filter(fork -> fork.isLike(parameter))
                            .findFirst()
                            .orElseGet(() -> fork(parameter))
                            .branch();
                case Wildcard ignored -> wildcard();
            };
        }

        private Branch wildcard() {
            Branch known = wildcard;
            if (known == null) {
                known = new Branch();
                wildcard = known;
            }
            return known;
        }

        /** An operation of another API, of the same method if there is one. */
        Optional<Route> servedByOthers(Route route) {
            return Optional.ofNullable(served.get(route.method()))
                    .filter(same -> !same.id().equals(route.id()))
                    .or(() -> served.values().stream()
                            .filter(other -> !other.id().equals(route.id()))
                            .findFirst());
        }

        private Fork fork(Parameter parameter) {
            Fork fork = new Fork(parameter, new Branch());
            forks.add(fork);
            forks.sort(Comparator.comparingInt(Fork::textLength).reversed());
            return fork;
        }
    }

    private record Fork(Parameter parameter, Branch branch) {

        boolean isLike(Parameter other) {
            return parameter.texts().equals(other.texts());
        }

        boolean fitsAll() {
            return textLength() == 0;
        }

        int textLength() {
            return parameter.texts().stream().mapToInt(String::length).sum();
        }
    }

    private final Branch root = new Branch();

    /** @param routes in the order in which the gateway is told of them */
    RouteTree(List<Route> routes) {
        for (Route route : routes) {
            for (PathTemplate template : route.templates()) {
                Branch branch = root;
                branch.own(route.id());
                for (Segment segment : template.segments()) {
                    branch = branch.then(segment);
                    branch.own(route.id());
                }
                branch.served.putIfAbsent(route.method(), route);
            }
        }
    }

    /** An operation of another API that an operation takes requests from. */
    Optional<Overlap> takenBy(Route route) {
        return route.templates().stream()
                .flatMap(template ->
                        Optional.ofNullable(new Search(route, template).from(root, 0, false, true)).stream())
                .findFirst();
    }

    private boolean serves(String path, Route besides, Route orThis) {
        Branch branch = root;
        for (Segment segment : PathTemplate.parse(path).segments()) {
            Branch next = segment instanceof Literal literal ? branch.literals.get(literal.text()) : null;
            if (next == null) {
                return false;
            }
            branch = next;
        }
        return branch.served.values().stream().anyMatch(there -> !there.isThat(besides) && !there.isThat(orThis));
    }

    /** Down the tree along one path, for what else is met on it. */
    private final class Search {
        private final Route route;
        private final PathTemplate template;

        Search(Route route, PathTemplate template) {
            this.route = route;
            this.template = template;
        }

        /**
         * @param ahead whether the paths have parted, and the gateway takes that of the search first
         * @param within whether what fits the path of the search so far fits the other one
         */
        private @Nullable Overlap from(Branch branch, int depth, boolean ahead, boolean within) {
            if (!branch.isShared && route.id().equals(branch.owner)) {
                return null;
            }
            Overlap found = null;
            if (depth == template.segments().size()) {
                found = ahead ? overlap(branch, within) : null;
            } else {
                found = switch (template.segments().get(depth)) {
                    case Literal literal -> along(literal, branch, depth, ahead, within);
                    case Parameter parameter -> along(parameter, branch, depth, ahead, within);
                    case Wildcard ignored -> ahead ? below(branch, within) : null;
                };
            }
            Branch wildcard = branch.wildcard;
            return found == null && wildcard != null && !isWildcardAt(depth) ? overlap(wildcard, within) : found;
        }

        private boolean isWildcardAt(int depth) {
            return depth < template.segments().size() && template.segments().get(depth) instanceof Wildcard;
        }

        /** Whatever else is met below, where the gateway takes the wildcard of the search first. */
        private @Nullable Overlap below(@Nullable Branch branch, boolean within) {
            if (branch == null || (!branch.isShared && route.id().equals(branch.owner))) {
                return null;
            }
            Overlap found = overlap(branch, false);
            for (Branch next : branch.literals.values()) {
                found = found == null ? below(next, false) : found;
            }
            for (Fork fork : branch.forks) {
                found = found == null ? below(fork.branch(), false) : found;
            }
            Branch wildcard = branch.wildcard;
            return found != null || wildcard == null ? found : overlap(wildcard, within);
        }

        private @Nullable Overlap along(Literal literal, Branch branch, int depth, boolean ahead, boolean within) {
            Branch same = branch.literals.get(literal.text());
            Overlap found = same == null ? null : from(same, depth + 1, ahead, within);
            for (int i = 0; found == null && i < branch.forks.size(); i++) {
                Fork fork = branch.forks.get(i);
                if (fork.parameter().matches(literal.text())) {
                    found = from(fork.branch(), depth + 1, true, within);
                }
            }
            return found;
        }

        private @Nullable Overlap along(Parameter parameter, Branch branch, int depth, boolean ahead, boolean within) {
            Overlap found = null;
            boolean isPassed = ahead;
            for (int i = 0; found == null && i < branch.forks.size(); i++) {
                Fork fork = branch.forks.get(i);
                if (fork.isLike(parameter)) {
                    isPassed = true;
                    found = from(fork.branch(), depth + 1, ahead, within);
                } else if (isPassed
                        && PatternIntersection.segment(parameter, fork.parameter())
                                .isPresent()) {
                    found = from(fork.branch(), depth + 1, true, within && fork.fitsAll());
                }
            }
            if (found == null && ahead) {
                found = branch.literals.entrySet().stream()
                        .filter(entry -> parameter.matches(entry.getKey()))
                        .flatMap(entry -> Optional.ofNullable(from(entry.getValue(), depth + 1, true, false)).stream())
                        .findFirst()
                        .orElse(null);
            }
            return found;
        }

        /**
         * None where another operation has exactly the path that both fit, or where a version of an API stands in the
         * place of a parameter of another version, as {@code /menu/v2} below {@code /menu}.
         */
        private @Nullable Overlap overlap(Branch branch, boolean within) {
            Optional<Route> met = branch.servedByOthers(route).filter(this::reach);
            if (met.isEmpty()
                    || (within && met.get().id().name().equals(route.id().name()))) {
                return null;
            }
            Route other = met.get();
            return other.templates().stream()
                    .flatMap(theirs -> PatternIntersection.path(template, theirs).stream())
                    .filter(path -> !serves(path, route, other))
                    .findFirst()
                    .map(path -> new Overlap(route, other, path, within))
                    .orElse(null);
        }

        /** Whether no wildcard of the two ends where the other's API begins. */
        private boolean reach(Route other) {
            return !(isBelow(route, other) && other.hasWildcard()) && !(isBelow(other, route) && route.hasWildcard());
        }

        private static boolean isBelow(Route inner, Route outer) {
            return inner.base().length() > outer.base().length() && inner.base().startsWith(outer.base() + "/");
        }
    }
}
