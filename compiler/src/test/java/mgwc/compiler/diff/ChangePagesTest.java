package mgwc.compiler.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mgwc.compiler.InMemory;
import mgwc.compiler.change.ChangeRule;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.report.ReviewText;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The page of every rule about changes. The files of the section {@code Before} are laid over a small workspace, those
 * of {@code After} over that; {@code Reported} is exactly what {@code mgwc diff} says.
 */
class ChangePagesTest {

    private static final Path PAGES = Path.of("src/main/resources/mgwc/rules");
    private static final boolean UPDATE = Boolean.getBoolean("mgwc.fixtures.update");
    private static final Pattern FILE = Pattern.compile("(?ms)^```yaml (?<path>\\S+)\\n(?<text>.*?)^```$");
    private static final Pattern GONE = Pattern.compile("(?m)^The file `(?<path>\\S+)` is gone\\.$");
    private static final Pattern REPORTED = Pattern.compile("(?s)(?<=## Reported\\n\\n```text\\n).*?(?=```\\n)");

    @TestFactory
    Stream<DynamicTest> aPageSaysWhatItsRuleSays() {
        return ChangeCatalog.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.id() + " " + rule.name(), () -> check(rule)));
    }

    private static void check(ChangeRule rule) throws IOException {
        Path file = PAGES.resolve(rule.id() + ".md");
        if (UPDATE && Files.notExists(file)) {
            Files.writeString(file, begun(rule));
        }
        String page = Files.readString(file);
        assertThat(page.replace('\n', ' '))
                .startsWith("# " + rule.id() + " " + rule.name() + " ")
                .contains("## What it means  " + rule.title() + " ", "## Why it matters ")
                .contains("Noticed by: " + rule.consequence() + ". Risk: " + rule.risk() + ".")
                .matches(text -> text.contains("Breaks callers.") == rule.breaking());
        if (rule.equals(ChangeCatalog.UNCLASSIFIED)) {
            return;
        }
        String reported = reported(page);
        if (UPDATE) {
            Files.writeString(file, REPORTED.matcher(page).replaceFirst(Matcher.quoteReplacement(reported)));
        }
        Matcher expected = REPORTED.matcher(Files.readString(file));
        assertThat(expected.find()).isTrue();
        assertThat(reported)
                .as("what mgwc diff says; of several rules the one with the highest risk speaks")
                .contains("[" + rule.id() + "]")
                .isEqualTo(expected.group());
    }

    /** All of a page that the rule itself can say. */
    private static String begun(ChangeRule rule) {
        return """
                # %s %s

                ## What it means

                %s

                Noticed by: %s. Risk: %s.%s

                ## Why it matters

                ## After

                ## Reported

                ```text
                ```
                """.formatted(
                        rule.id(),
                        rule.name(),
                        rule.title(),
                        rule.consequence(),
                        rule.risk(),
                        rule.breaking() ? " Breaks callers." : "");
    }

    private static String reported(String page) {
        int split = page.indexOf("## After\n");
        SourceTree before = laidOver(InMemory.shop().tree(), page.substring(page.indexOf("## Why"), split));
        SourceTree after = laidOver(before, page.substring(split));
        String environment = page.contains("environments/uat/") ? "uat" : "prod";
        Review.Trees trees = new Review.Trees("before", Outcome.of(before), "after", Outcome.of(after));
        Review review = Review.of(trees, List.of(environment), false);
        assertThat(review.before().diagnostics()).as("findings in `Before`").isEmpty();
        assertThat(review.after().diagnostics()).as("findings in `After`").isEmpty();
        StringBuilder text = new StringBuilder();
        try {
            ReviewText.write(review, false, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static SourceTree laidOver(SourceTree base, String section) {
        SortedMap<String, SourceFile> files = new TreeMap<>(base.files());
        Matcher file = FILE.matcher(section);
        while (file.find()) {
            String path = file.group("path");
            files.put(path, new SourceFile(path, file.group("text").getBytes(StandardCharsets.UTF_8)));
        }
        Matcher gone = GONE.matcher(section);
        while (gone.find()) {
            files.remove(gone.group("path"));
        }
        return SourceTree.of(List.copyOf(files.values()));
    }
}
