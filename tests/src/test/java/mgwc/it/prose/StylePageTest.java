package mgwc.it.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/style.md} runs: each rule objects to its example, and to nothing in the better sentence. */
class StylePageTest {

    private static final Path PAGE = Path.of("../docs/style.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([\\w-]+)` \\| `([^`]+)` \\| (.+) \\|$", Pattern.MULTILINE);

    @Test
    void listsEveryRuleInOrder() throws IOException {
        assertThat(rows()).extracting(row -> row.group(1)).isEqualTo(names(StyleRule.ALL));
    }

    @Test
    void eachExampleBreaksItsRule() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(rulesThatObject(row.group(2))).contains(row.group(1)));
    }

    @Test
    void eachBetterSentenceBreaksNone() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(rulesThatObject(row.group(3))).isEmpty());
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().toList();
    }

    private static List<String> rulesThatObject(String text) {
        return MarkdownText.sentences("page.md", text).stream()
                .flatMap(Prose::offences)
                .map(offence -> offence.rule().name())
                .toList();
    }

    private static List<String> names(List<StyleRule> rules) {
        return rules.stream().map(StyleRule::name).toList();
    }
}
