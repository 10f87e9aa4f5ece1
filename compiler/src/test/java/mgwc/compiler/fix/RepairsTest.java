package mgwc.compiler.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import mgwc.compiler.Compiler;
import mgwc.compiler.InMemory;
import mgwc.compiler.diagnostic.Diagnostic;
import mgwc.compiler.diagnostic.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits that leave everything around them as it is. */
class RepairsTest {

    private static final String OVERLAY = "environments/prod/apis/menu-v1.yaml";
    private static final String API = "apis/menu/v1/api.yaml";
    private static final String HEAD =
            "apiVersion: mgwc/v1\nkind: ApiOverlay\nmetadata:\n  name: menu-v1\nspec:\n  targetRef: {name: menu, version: v1}\n";

    @Test
    void deletesALineWithItsCommentAndNoneOfTheNeighbours() {
        String text = HEAD + """
                  # why there are limits
                  endpoints:
                    production:
                      # slow
                      timeouts:
                        response: 5s # as everywhere
                        # nothing else
                        connect: 2s
                      # the end
                """;

        assertThat(repaired(OVERLAY, text)).isEqualTo(text.replace("        response: 5s # as everywhere\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r"})
    void keepsLineEndsAndAByteOrderMark(String lineEnd) {
        String text = HEAD
                + "  # \ud83c\udf55\n  endpoints:\n    production:\n      timeouts:\n"
                + "        response: 5s # as everywhere\n        connect: 2s # \ud83c\udf55\n  thorttling: {tier: Silver}\n";
        String foreign = "\ufeff" + text.replace("\n", lineEnd);

        assertThat(repaired(OVERLAY, foreign))
                .isEqualTo(foreign.replace("        response: 5s # as everywhere" + lineEnd, "")
                        .replace("thorttling", "throttling"));
    }

    @Test
    void showsNothingOfASecretByPuttingRightWhatIsBesideIt() {
        InMemory shop = InMemory.shop()
                .edit(
                        API,
                        text -> text.replaceFirst(
                                "west:\\s+url: .*", "west: {url: 'http://u:hunter2@west.internal', weight: '3'}"));

        assertThat(new Compiler().validate(Outcome.of(shop.tree()), List.of()))
                .anyMatch(Diagnostic::confidential)
                .anyMatch(found -> found.rule().equals("MGW2003"));
        assertThat(repairs(shop).done()).isEmpty();
    }

    @Test
    void deletesWithinBrackets() {
        String text = HEAD + "  endpoints: {production: {timeouts: {response: 5s, connect: 2s}}}\n";
        assertThat(repaired(OVERLAY, text)).endsWith("{timeouts: {connect: 2s}}}\n");

        String last = HEAD + "  endpoints: {production: {timeouts: {connect: 2s, response: 5s}}}\n";
        assertThat(repaired(OVERLAY, last)).endsWith("{timeouts: {connect: 2s}}}\n");
    }

    @Test
    void repairsWhatOnlyShowsAfterAnotherRepair() {
        String text =
                HEAD + "  endpoints:\n    production:\n      timeuots:\n        response: 5s\n  basePath: /other/v1\n";

        assertThat(repaired(OVERLAY, text)).isEqualTo(HEAD + "  basePath: /other/v1\n");
    }

    @ParameterizedTest
    @CsvSource({
        "response: 5s, 'response: \"2 s\"', 'response: \"2s\"'",
        "response: 5s, response: 2 s, response: 2s",
        "kind: Api, kind: api, kind: Api",
        "mgwc/v1, mgcw/v1, mgwc/v1",
        "basePath:, BasePath:, basePath:",
        "weight: 3, weigth: 3, weight: 3",
        "weight: 3, 'weight: \"3\"', weight: 3",
        "anonymous: true, anonymous: on, anonymous: true",
        "name: menu, 'name: menu\n  owner: 10 # ten', 'name: menu\n  owner: \"10\" # ten'"
    })
    void repairsASlip(String right, String wrong, String repaired) {
        InMemory broken = InMemory.shop().edit(API, text -> text.replaceFirst(right, wrong));

        assertThat(repaired(broken, API))
                .isEqualTo(InMemory.shop()
                        .edit(API, text -> text.replaceFirst(right, repaired))
                        .tree()
                        .file(API)
                        .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                        .orElseThrow());
    }

    @Test
    void keepsQuotesWithoutWhichAColonWouldNotCount() {
        String text = HEAD + "  endpoints: {production: {\"timeotus\":{\"connect\":\"1s\"}}}\n";

        assertThat(repaired(OVERLAY, text)).isEqualTo(text.replace("timeotus", "timeouts"));
    }

    @ParameterizedTest
    @CsvSource({
        "timeouts:, time:",
        "mgwc/v1, mgwc/v2",
        "response: 5s, response: 5 parsecs",
        "weight: 3, weight: three",
        "url:, ur:",
        "weight: 3, 'weight: >-\n            3'",
        "anonymous: true, 'anonymous: \"on\n          \"'"
    })
    void leavesWhatNeedsAGuess(String right, String wrong) {
        InMemory broken = InMemory.shop().edit(API, text -> text.replaceFirst(right, wrong));

        assertThat(repairs(broken).done()).isEmpty();
    }

    @Test
    void doesNotRenameAFieldToOneThatIsThere() {
        InMemory broken =
                InMemory.shop().replace(API, "          weight: 3\n", "          weight: 3\n          weigth: 4\n");

        assertThat(repairs(broken).done()).isEmpty();
    }

    @Test
    void leavesABaseAloneForAFindingOfOneEnvironment() {
        InMemory shop = InMemory.shop().with(OVERLAY, HEAD + "  security: {jwt: null, anonymous: true}\n");

        assertThat(repairs(shop).done())
                .noneMatch(done -> done.finding().span().file().equals(API));
    }

    private static String repaired(String path, String text) {
        return repaired(InMemory.shop().with(path, text), path);
    }

    private static String repaired(InMemory workspace, String path) {
        return new String(repairs(workspace).tree().file(path).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private static Repairs repairs(InMemory workspace) {
        return Repairs.of(workspace.tree(), source -> new Compiler().validate(source, List.of()));
    }
}
