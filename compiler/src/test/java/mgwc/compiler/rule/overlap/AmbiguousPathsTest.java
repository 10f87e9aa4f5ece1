package mgwc.compiler.rule.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mgwc.compiler.contract.Contract.Operation;
import mgwc.compiler.diagnostic.SourceSpan;
import mgwc.value.HttpMethod;
import mgwc.value.PathTemplate;
import mgwc.value.PathTemplate.Literal;
import mgwc.value.PathTemplate.Parameter;
import mgwc.value.PathTemplate.Segment;
import mgwc.value.PathTemplate.Wildcard;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Paths are ambiguous when trying every text finds some that fit both, and some that fit only the one or the other. */
class AmbiguousPathsTest {

    private static final SourceSpan SOMEWHERE = SourceSpan.startOf("apis/menu/v1/openapi.yaml");

    /** The letter {@code c} stands in no path. */
    private static final List<String> TEXTS = texts(4);

    private static final List<String> PATHS = paths(List.of("", "a", "b", "c", "ac"), 4);

    @Property(tries = 1000)
    void aPairIsFoundWhenRequestsFitBothAndNeitherIsNarrower(
            @ForAll("paths") List<String> one, @ForAll("paths") List<String> other) {
        PathTemplate earlier = PathTemplate.parse("/" + String.join("/", one));
        PathTemplate later = PathTemplate.parse("/" + String.join("/", other));

        List<AmbiguousPaths.Pair> found = AmbiguousPaths.among(List.of(operation(earlier), operation(later)));

        assertThat(!found.isEmpty()).as("%s and %s", earlier, later).isEqualTo(areAmbiguous(earlier, later));
        found.forEach(pair -> assertThat(Stream.of(earlier, later))
                .allSatisfy(
                        template -> assertThat(fits(template, pair.example())).isTrue()));
    }

    @Property(tries = 500)
    void aWildcardIsComparedWithAllPathsThatItTakes(
            @ForAll("wildcards") List<String> one, @ForAll("wildcards") List<String> other) {
        PathTemplate earlier = PathTemplate.parse("/" + String.join("/", one));
        PathTemplate later = PathTemplate.parse("/" + String.join("/", other));

        List<AmbiguousPaths.Pair> found = AmbiguousPaths.among(List.of(operation(earlier), operation(later)));

        assertThat(!found.isEmpty())
                .as("%s and %s", earlier, later)
                .isEqualTo(PATHS.stream().anyMatch(path -> fits(earlier, path) && fits(later, path))
                        && PATHS.stream().anyMatch(path -> fits(earlier, path) && !fits(later, path))
                        && PATHS.stream().anyMatch(path -> !fits(earlier, path) && fits(later, path)));
        found.forEach(pair -> assertThat(Stream.of(earlier, later))
                .allSatisfy(
                        template -> assertThat(fits(template, pair.example())).isTrue()));
    }

    private static boolean areAmbiguous(PathTemplate one, PathTemplate other) {
        boolean onlyOne = false;
        boolean onlyOther = false;
        for (int i = 0; i < one.segments().size(); i++) {
            Segment mine = one.segments().get(i);
            Segment theirs = other.segments().get(i);
            if (TEXTS.stream().noneMatch(text -> fits(mine, text) && fits(theirs, text))) {
                return false;
            }
            onlyOne |= TEXTS.stream().anyMatch(text -> fits(mine, text) && !fits(theirs, text));
            onlyOther |= TEXTS.stream().anyMatch(text -> !fits(mine, text) && fits(theirs, text));
        }
        return onlyOne && onlyOther;
    }

    private static boolean fits(PathTemplate template, String path) {
        String[] texts = path.substring(1).split("/", -1);
        for (int i = 0; i < template.segments().size(); i++) {
            if (template.segments().get(i) instanceof Wildcard wildcard) {
                String rest = String.join("/", List.of(texts).subList(i, texts.length));
                return rest.isEmpty() ? wildcard.fitsNothing() : !rest.startsWith("/") && !rest.contains("//");
            }
            if (i == texts.length || !fits(template.segments().get(i), texts[i])) {
                return false;
            }
        }
        return texts.length == template.segments().size();
    }

    private static boolean fits(Segment segment, String text) {
        return switch (segment) {
            case Literal literal -> literal.text().equals(text);
            case Parameter parameter -> parameter.matches(text);
            case Wildcard ignored -> true;
        };
    }

    private static Operation operation(PathTemplate template) {
        return new Operation(
                "GET " + template,
                HttpMethod.GET,
                template,
                Map.of(),
                List.of(),
                Optional.empty(),
                SOMEWHERE,
                SOMEWHERE);
    }

    private static List<String> texts(int longest) {
        List<String> all = new ArrayList<>(List.of(""));
        for (int i = 0; i < all.size() && all.get(i).length() < longest; i++) {
            for (String letter : List.of("a", "b", "c")) {
                all.add(all.get(i) + letter);
            }
        }
        return all.subList(1, all.size());
    }

    private static List<String> paths(List<String> segments, int longest) {
        List<String> all = new ArrayList<>();
        List<String> ends = List.of("");
        for (int i = 0; i < longest; i++) {
            ends = ends.stream()
                    .flatMap(start -> segments.stream().map(segment -> start + "/" + segment))
                    .toList();
            all.addAll(ends);
        }
        return all;
    }

    @Provide
    Arbitrary<List<String>> wildcards() {
        Arbitrary<List<String>> start =
                Arbitraries.of("a", "b", "{}", "a{}").list().ofMaxSize(2);
        return Combinators.combine(start, Arbitraries.of("*", "{rest+}", "a", "{}"))
                .as((before, last) -> {
                    List<String> segments = named(before);
                    segments.add(last.equals("{}") ? "{last}" : last);
                    return segments;
                });
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.of("a", "b", "ab", "{}", "a{}", "{}a", "{}b", "b{}", "a{}b", "{}a{}", "{}b{}", "aa{}")
                .list()
                .ofSize(2)
                .map(AmbiguousPathsTest::named);
    }

    /** With a name in each pair of braces. */
    private static List<String> named(List<String> segments) {
        List<String> named = new ArrayList<>();
        int count = 0;
        for (String segment : segments) {
            StringBuilder text = new StringBuilder();
            for (char c : segment.toCharArray()) {
                text.append(c).append(c == '{' ? "p" + count++ : "");
            }
            named.add(text.toString());
        }
        return named;
    }
}
