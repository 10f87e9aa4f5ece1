package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.emit.RouteBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that mean something to Camel, to URIs or to numbers are text, or refused; nothing is evaluated or wraps. */
class HostileValuesTest {

    private static final String API = "apis/menu/v1/api.yaml";
    private static final String CONTRACT = "apis/menu/v1/openapi.yaml";

    private static final List<String> TEXTS = List.of(
            "{{env:HOME}}",
            "{{sys:user.home}}",
            "{{secret:x}}",
            "{{a:{{b}}}}",
            "%7B%7Benv:HOME%7D%7D",
            "${env:HOME}",
            "${header.x}",
            "${bean:evil}",
            "${exchange}",
            "#{1+1}",
            "$simple{env:HOME}",
            "#class:java.lang.Runtime",
            "#bean:evil",
            "#type:java.lang.Runtime",
            "#property:x",
            "RAW(x)&y=",
            "RAW{x}");

    private static final Map<String, String> PLACES = Map.of(
            "description", "  name: menu\n",
            "base path", "  basePath: /menu/v1\n",
            "contract", "title: Menu",
            "summary", "operationId: getMenu",
            "server", "paths:\n");

    static Stream<List<String>> textsInPlaces() {
        return PLACES.keySet().stream().sorted().flatMap(place -> TEXTS.stream().map(text -> List.of(place, text)));
    }

    private static InMemory with(String place, String text) {
        String old = PLACES.get(place);
        String quoted = "'" + text + "'";
        return switch (place) {
            case "description" -> InMemory.shop().replace(API, old, old + "  description: " + quoted + "\n");
            case "base path" -> InMemory.shop().replace(API, old, "  basePath: '/menu/" + text + "'\n");
            case "contract" -> InMemory.shop().replace(CONTRACT, old, "title: " + quoted);
            case "summary" ->
                InMemory.shop().replace(CONTRACT, old, old + "\n      summary: " + quoted + "\n      x-a: " + quoted);
            default ->
                InMemory.shop().replace(CONTRACT, old, "servers: [{url: 'https://api.example/" + text + "'}]\n" + old);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textsInPlaces")
    void aTextIsNeverEvaluated(List<String> placeAndText) {
        Compilation compilation = with(placeAndText.get(0), placeAndText.get(1)).compile("prod");

        assertThat(compilation.bundle().isPresent()).isNotEqualTo(compilation.hasErrors());
        assertThat(compilation.diagnostics()).allMatch(found -> !found.message().contains(System.getenv("HOME")));
        compilation
                .bundle()
                .map(RouteBundle::files)
                .ifPresent(files -> files.forEach((path, content) -> {
                    assertThat(content).as(path).doesNotContain(System.getenv("HOME"));
                    if (path.endsWith(".camel.yaml")) {
                        assertThat(content).as(path).doesNotContain("{{", "${", "#class:", "#bean:", "RAW(");
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h?bridgeEndpoint=false&",
                "http://h&transferException=true",
                "http://h/RAW(x)&y=",
                "http://h?httpUri=http://evil",
                "http://h/#fragment",
                "http://h/a b",
                "http://user@h/",
                "http://h\\evil",
                "file:///etc/passwd",
                "jar:http://h!/x",
                "//h",
                "http://",
                "http://h:99999",
                "http://h/{{env:HOME}}"
            })
    void theAddressOfABackendIsAnAddressAndNothingElse(String url) {
        InMemory shop = InMemory.shop()
                .edit(API, text -> text.replaceFirst("url: \\S+", "url: '" + url.replace("\\", "\\\\") + "'"));

        Set<String> rules = shop.compile("prod").diagnostics().stream()
                .filter(found -> found.span().file().equals(API))
                .map(Diagnostic::rule)
                .collect(Collectors.toSet());

        assertThat(rules).containsAnyOf("MGW2004", "MGW2021");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proxy", "/proxyStatus", "/observe", "/q/dev", "/admin", "/camel/v1", "/health"})
    void aBasePathMeansNothingToThePlatform(String path) {
        Compilation compilation = InMemory.shop().replace(API, "/menu/v1", path).compile("prod");

        assertThat(compilation.bundle()).as("%s", compilation.diagnostics()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "requests, 0",
        "requests, -1",
        "requests, 2147483648",
        "requests, 9223372036854775808",
        "requests, 1e309",
        "requests, 1.5",
        "requests, .inf",
        "requests, 0x10",
        "requests, 017",
        "requests, 1_000",
        "requests, ~",
        "burst, 0",
        "burst, 2147483648",
        "per, 1",
        "per, 0s",
        "per, -1s",
        "per, 1.5h",
        "per, 99999d",
        "per, ''",
        "per, 1ns"
    })
    void aNumberOutOfRangeIsRefusedAndNeverWraps(String field, String value) {
        InMemory shop = InMemory.shop()
                .edit(
                        "policies/tiers.yaml",
                        text -> text.replaceFirst(
                                "(?m)^( +" + field + ": ).*$", "$1" + (value.isEmpty() ? "''" : value)));

        Compilation compilation = shop.compile("prod");

        assertThat(compilation.diagnostics())
                .extracting(found -> found.rule())
                .containsAnyOf("MGW2003", "MGW2004", "MGW2005", "MGW2006", "MGW2007", "MGW1011");
        assertThat(compilation.bundle()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(.*)*", "(?<=a)b", "(a)\\1", "[", "\\p{Lu}{1,1000}{1,1000}"})
    void aPatternOfAContractIsNotRun(String pattern) {
        InMemory shop = InMemory.shop()
                .replace(CONTRACT, "schema: {type: string}", "schema: {type: string, pattern: '" + pattern + "'}");

        assertThat(shop.compile("prod").bundle()).isPresent();
    }

    @Test
    void tenThousandOperationsCompile() {
        String paths = IntStream.range(0, 10_000)
                .mapToObj(i -> "  /p" + i
                        + "/{a}:\n    parameters: [{name: a, in: path, required: true, schema: {type: string}}]\n"
                        + "    get: {responses: {'200': {description: x}}}\n")
                .collect(Collectors.joining());
        InMemory shop = InMemory.shop().replace(CONTRACT, "paths:\n", "paths:\n" + paths);

        assertThat(shop.compile("prod").bundle()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no", "on", "off", "y", "NO", "1.10", "00123", "2026-11-23", "12:30:45", "0o17", "1e3", ".inf"})
    void aTextThatLooksLikeSomethingElseStaysWhatItIs(String text) {
        InMemory shop =
                InMemory.shop().replace(API, "  name: menu\n", "  name: menu\n  labels: {country: " + text + "}\n");

        List<Diagnostic> found = new Compiler().validate(Outcome.of(shop.tree()), List.of("prod"));

        if (found.isEmpty()) {
            assertThat(shop.config("prod").apis().values())
                    .first()
                    .extracting(api -> api.value().metadata().labels().get("country"))
                    .isEqualTo(text);
        } else {
            assertThat(found).extracting(Diagnostic::rule).isSubsetOf("MGW2003", "MGW2004");
        }
    }
}
