package mgwc.compiler.rule.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.compiler.rule.fact.ApiFacts;
import mgwc.compiler.rule.fact.SharedFact;
import mgwc.compiler.rule.overlap.RouteClashes.Route;
import mgwc.value.ApiId;
import mgwc.value.PathTemplate;
import mgwc.value.PathTemplate.Literal;
import mgwc.value.PathTemplate.Parameter;
import mgwc.value.PathTemplate.Wildcard;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The tree finds what comparing each operation with each other would find. */
class RouteTreeTest {

    private static final SourceSpan SOMEWHERE = SourceSpan.startOf("apis/menu/v1/openapi.yaml");

    @Property(tries = 500)
    void anOperationTakesRequestsFromOneThatFitsThemAndComesLater(@ForAll("apis") List<List<String>> apis) {
        List<Route> routes = routes(apis);
        RouteTree tree = new RouteTree(routes);

        for (Route route : routes) {
            Optional<RouteTree.Overlap> found = tree.takenBy(route);

            assertThat(found.isPresent())
                    .as("%s in %s", route, apis)
                    .isEqualTo(routes.stream().anyMatch(other -> takes(route, other, routes)));
            found.ifPresent(overlap -> assertThat(takes(route, overlap.other(), routes))
                    .as("%s in %s", overlap, apis)
                    .isTrue());
        }
    }

    private static boolean takes(Route route, Route other, List<Route> all) {
        PathTemplate one = template(route);
        PathTemplate two = template(other);
        return !route.id().equals(other.id())
                && !one.shape().equals(two.shape())
                && goesFirst(one, two, all)
                && PatternIntersection.path(one, two)
                        .filter(path -> all.stream()
                                .noneMatch(third -> third != route
                                        && third != other
                                        && template(third).toString().equals(path)))
                        .isPresent();
    }

    /** At the first place where they differ: more text, then who was there first. */
    private static boolean goesFirst(PathTemplate one, PathTemplate two, List<Route> all) {
        for (int i = 0; i < Math.min(one.segments().size(), two.segments().size()); i++) {
            String mine = prefix(one, i);
            String theirs = prefix(two, i);
            if (!mine.equals(theirs)) {
                int text = Integer.compare(
                        text(one.segments().get(i)), text(two.segments().get(i)));
                return text > 0 || (text == 0 && first(mine, i, all) < first(theirs, i, all));
            }
        }
        return one.segments().size() < two.segments().size();
    }

    private static int text(PathTemplate.Segment segment) {
        return switch (segment) {
            case Literal ignored -> Integer.MAX_VALUE;
            case Parameter parameter -> String.join("", parameter.texts()).length();
            case Wildcard ignored -> -1;
        };
    }

    private static int first(String prefix, int end, List<Route> all) {
        return all.stream()
                .map(route -> template(route).segments().size() > end ? prefix(template(route), end) : "")
                .toList()
                .indexOf(prefix);
    }

    private static String prefix(PathTemplate template, int end) {
        return new PathTemplate(template.segments().subList(0, end + 1)).shape();
    }

    private static PathTemplate template(Route route) {
        return route.templates().getFirst();
    }

    private static List<Route> routes(List<List<String>> apis) {
        List<Route> routes = new ArrayList<>();
        List<String> shapes = new ArrayList<>();
        for (int i = 0; i < apis.size(); i++) {
            ApiFacts api = new ApiFacts(new ApiId("api" + i, "v1"), SOMEWHERE, List.of(), List.of());
            ApiFacts.Served served = new ApiFacts.Served(
                    api, List.of(new SharedFact(SharedFact.Kind.BASE_PATH, "/shop", "", SOMEWHERE)));
            for (String path : apis.get(i)) {
                PathTemplate template = PathTemplate.parse(path);
                String method = routes.size() % 2 == 0 ? "GET " : "PUT ";
                // Operations of one shape are another rule's.
                if (!shapes.contains(template.shape())) {
                    shapes.add(template.shape());
                    routes.add(new Route(
                            served,
                            new SharedFact(
                                    SharedFact.Kind.ROUTE, method + template.shape(), method + template, SOMEWHERE)));
                }
            }
        }
        return routes;
    }

    @Provide
    Arbitrary<List<List<String>>> apis() {
        Arbitrary<String> segment =
                Arbitraries.of("a", "b", "ab", "{%d}", "a{%d}", "{%d}b", "{%d}-{%dx}", "a{%d}-{%dx}");
        Arbitrary<List<String>> start = segment.list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<String> path = Arbitraries.oneOf(start, wildcards()).map(RouteTreeTest::path);
        return path.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(2).ofMaxSize(4);
    }

    private static Arbitrary<List<String>> wildcards() {
        Arbitrary<List<String>> start = Arbitraries.of("a", "b", "{%d}").list().ofMaxSize(2);
        return Combinators.combine(start, Arbitraries.of("*", "{rest+}")).as((before, wildcard) -> {
            List<String> segments = new ArrayList<>(before);
            segments.add(wildcard);
            return segments;
        });
    }

    private static String path(List<String> segments) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            path.append('/').append(segments.get(i).replace("%d", "p" + i));
        }
        return path.toString();
    }
}
