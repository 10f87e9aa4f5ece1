package mgwc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.Outcome;
import mgwc.compiler.fix.FixCatalog;
import mgwc.compiler.fix.Repairs;
import mgwc.compiler.format.UnifiedDiff;
import mgwc.compiler.source.SourceFile;
import mgwc.compiler.source.SourceTree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code validate --fix} does to every fixture: {@code fixed.diff} beside it, or nothing.
 * {@code -Dmgwc.fixtures.update=true} rewrites them.
 */
class RepairFixturesTest {

    private static final boolean UPDATE = Boolean.getBoolean("mgwc.fixtures.update");
    private static final Compiler COMPILER = new Compiler();

    @TestFactory
    Stream<DynamicTest> repairsWhatIsExpected() throws IOException {
        return Fixture.all().stream().map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> compare(fixture)));
    }

    private static void compare(Fixture fixture) throws IOException {
        SourceTree tree = fixture.input().value().orElseThrow();
        Repairs repairs = repaired(tree);
        String difference = difference(tree, repairs.tree());
        Path expected = fixture.folder().resolve("fixed.diff");
        if (UPDATE && !difference.isEmpty()) {
            Files.writeString(expected, difference);
        }
        assertThat(difference).isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
        assertThat(repaired(repairs.tree()).done()).isEmpty();
        assertThat(comments(repairs.tree()))
                .isGreaterThanOrEqualTo(comments(tree) - repairs.done().size());
        assertThat(repairs.done()).doesNotHaveDuplicates();
        assertThat(unreadable(repairs.tree())).isLessThanOrEqualTo(unreadable(tree));
    }

    private static Repairs repaired(SourceTree tree) {
        return Repairs.of(tree, source -> COMPILER.validate(source, List.of()));
    }

    /** How much is wrong with the files as YAML. Other errors may show once those before them are gone. */
    private static long unreadable(SourceTree tree) {
        return COMPILER.validate(Outcome.of(tree), List.of()).stream()
                .filter(found -> found.rule().startsWith("MGW1"))
                .count();
    }

    private static long comments(SourceTree tree) {
        return tree.files().values().stream()
                .filter(file -> file.path().endsWith(".yaml"))
                .mapToLong(file -> text(file).chars().filter(c -> c == '#').count())
                .sum();
    }

    private static String difference(SourceTree before, SourceTree after) {
        return before.files().values().stream()
                .map(file -> UnifiedDiff.of(
                        file.path(), text(file), text(after.file(file.path()).orElseThrow())))
                .collect(Collectors.joining());
    }

    private static String text(SourceFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    @Test
    void mostRulesWithAFixHaveAFixtureThatItRepairs() throws IOException {
        Set<String> repaired = Fixture.all().stream()
                .flatMap(fixture -> {
                    try {
                        return repaired(fixture.input().value().orElseThrow()).done().stream();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .map(done -> done.finding().rule())
                .collect(Collectors.toSet());

        assertThat(FixCatalog.rules()).containsAll(repaired);
        assertThat(repaired).hasSizeGreaterThanOrEqualTo(10);
    }
}
