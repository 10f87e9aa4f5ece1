package mgwc.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mgwc.value.PathTemplate;
import mgwc.value.PathTemplate.Parameter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** A template means what the regular expression with {@code .+} for each parameter means. */
class PathTemplateProperties {

    @Property(tries = 5_000)
    void matchesWhatItsExpressionMatches(
            @ForAll @Size(min = 1, max = 4) List<@StringLength(max = 2) @CharRange(from = 'a', to = 'b') String> texts,
            @ForAll @StringLength(max = 9) @CharRange(from = 'a', to = 'b') String segment) {
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            boolean between = i > 0 && i < texts.size() - 1;
            part.append(i == 0 ? "" : "{p" + i + "}")
                    .append(between && texts.get(i).isEmpty() ? "a" : texts.get(i));
        }
        PathTemplate template = PathTemplate.parse("/" + part);
        String expression = Pattern.compile("\\{p\\d}")
                .splitAsStream(part + " ")
                .map(text -> Pattern.quote(text.strip()))
                .collect(Collectors.joining(".+"));

        boolean matches = template.segments().getFirst() instanceof Parameter parameter
                ? parameter.matches(segment)
                : segment.contentEquals(part);

        assertThat(matches).as("%s matches %s", part, segment).isEqualTo(segment.matches(expression));
    }

    @Property
    void printsWhatItWasReadFrom(@ForAll @StringLength(min = 2, max = 5) @AlphaChars String name) {
        String text = "/v1/{" + name + "}:cancel/{a}...{b}.json/";

        assertThat(PathTemplate.parse(text)).hasToString(text);
    }

    @Example
    void takesTimeLinearInTheSegment() {
        Parameter parameter = (Parameter)
                PathTemplate.parse("/{a}x{b}x{c}x{d}x{e}x{f}y").segments().getFirst();

        assertThat(parameter.matches("x".repeat(1_000_000))).isFalse();
    }

    @Example
    void keepsParametersApart() {
        assertThatThrownBy(() -> PathTemplate.parse("/{a}{b}"))
                .hasMessage("path `/{a}{b}` has no text between the parameters `a` and `b`, so nothing tells where one"
                        + " ends");
        for (String text : List.of("/{", "/}", "/a}b{c}", "/{a{b}}", "/{a}}", "/{}", "/{a}-{a}", "/{a}/{a}", "a")) {
            assertThatThrownBy(() -> PathTemplate.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void textOfOtherRoutersIsOnlyText() {
        PathTemplate template = PathTemplate.parse("/.*+/:x/*/{CamelHttpUri}/{a.b}");

        assertThat(template.parameterNames()).containsExactly("CamelHttpUri", "a.b");
        assertThat(template.shape()).isEqualTo("/.*+/:x/*/{}/{}");
    }
}
