package mgwc.compiler.rule.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mgwc.compiler.diagnostic.RuleSpec;
import mgwc.compiler.diff.ChangeCatalog;
import org.junit.jupiter.api.Test;

class RuleCatalogTest {

    private static final Path CLASSES = Path.of("src/main/java/mgwc/compiler");
    private static final Path PAGES = Path.of("src/main/resources/mgwc/rules");
    private static final Path FIXTURES = Path.of("src/test/fixtures");
    private static final Pattern BANNED = Pattern.compile(
            "(avoid|no(?!-op)|do-not|prefer|use|must|should|consider|invalid|bad|wrong-value)-.*|.*-check");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    @Test
    void idsAreUniqueAndInOrder() {
        List<String> ids = RuleCatalog.specs().stream().map(RuleSpec::id).toList();

        assertThat(ids).doesNotHaveDuplicates().isSorted().allMatch(id -> id.matches("MGW[1-9][0-9]{3}"));
    }

    @Test
    void theListIsInTheOrderOfIds() {
        assertThat(RuleCatalog.rules())
                .isSortedAccordingTo(Comparator.comparing(rule -> rule.spec().id()));
    }

    @Test
    void namesAreUniqueAndNameTheProblem() {
        List<String> names = RuleCatalog.specs().stream().map(RuleSpec::name).toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .allMatch(name -> NAME.matcher(name).matches())
                .noneMatch(name -> BANNED.matcher(name).matches());
    }

    @Test
    void titlesAreSentences() {
        assertThat(RuleCatalog.specs())
                .allSatisfy(
                        rule -> assertThat(rule.title()).matches("[A-Z].*\\.").hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void everyRuleClassIsListed() throws IOException {
        Set<String> listed = RuleCatalog.rules().stream()
                .map(rule -> rule.getClass().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(classesThatImplement(
                        "FileRule",
                        "DocumentRule",
                        "ContractRule",
                        "ApiRule",
                        "EnvironmentRule",
                        "DeclarationRule",
                        "DatedRule"))
                .isEqualTo(listed);
    }

    /** The files, since a class that nothing refers to is found nowhere else. */
    private static Set<String> classesThatImplement(String... types) throws IOException {
        Pattern declaration = Pattern.compile("class (\\w+) implements (" + String.join("|", types) + ")");
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = declaration.matcher(Files.readString(file));
                if (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        }
        return names;
    }

    @Test
    void everyPageIsOfARule() throws IOException {
        Set<String> pages = RuleCatalog.specs().stream()
                .map(rule -> rule.id() + ".md")
                .collect(Collectors.toCollection(TreeSet::new));
        ChangeCatalog.rules().forEach(rule -> pages.add(rule.id() + ".md"));
        try (Stream<Path> files = Files.list(PAGES)) {
            Set<String> present =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));

            assertThat(without(pages, present)).as("rules without a page").isEmpty();
            assertThat(without(present, pages)).as("pages without a rule").isEmpty();
        }
    }

    @Test
    void everyRuleOverSeveralFilesHasAFixtureThatItFails() throws IOException {
        String reports = reports();

        assertThat(RuleCatalog.rules())
                .extracting(rule -> rule.spec().id())
                .filteredOn(id -> !reports.contains("[" + id + "]: "))
                .as("rules that no fixture below %s is reported by", FIXTURES)
                .isEmpty();
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static String reports() throws IOException {
        StringBuilder reports = new StringBuilder();
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            for (Path file : files.filter(path -> path.endsWith("expected.txt")).toList()) {
                reports.append(Files.readString(file));
            }
        }
        return reports.toString();
    }

    @Test
    void findsARuleByIdAndByName() {
        assertThat(RuleCatalog.find("mgw3020")).isEqualTo(RuleCatalog.find("undefined-tier"));
        assertThat(RuleCatalog.find("undefined-tier")).map(RuleSpec::id).contains("MGW3020");
        assertThat(RuleCatalog.find("MGW9999")).isEmpty();
    }
}
